package dev.tandem.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Model files from anywhere. */
class ModelFileFuzzTest {
  /** Bytes of tensors that follow a header. */
  private static final int DATA = 88;

  private static final Altered GOOD =
      Altered.safetensors(
          Altered.file(
              ModelFileFuzzTest.class,
              "ModelFileFuzzTestInputs/a_file_is_a_model_or_refused/textbook"));

  @TempDir static Path folder;

  @FuzzTest(maxDuration = "1h")
  void a_file_is_a_model_or_refused(byte[] bytes) throws Exception {
    read(bytes);
  }

  /** The length before a header is right, so that the header itself is what differs. */
  @FuzzTest(maxDuration = "1h")
  void a_header_is_that_of_a_model_or_refused(byte[] header) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
    file.writeBytes(header);
    file.writeBytes(new byte[DATA]);
    read(file.toByteArray());
  }

  @FuzzTest(maxDuration = "1h")
  void a_model_with_other_words_is_read_or_refused(byte[] changes) throws Exception {
    read(GOOD.with(changes));
  }

  private static void read(byte[] bytes) throws Exception {
    Path file = write(bytes);
    Hostile.read(() -> ModelFile.read(file));
  }

  private static Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.safetensors"), bytes);
  }
}
