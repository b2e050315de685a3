package dev.tandem.datasets.images;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/** Pictures from anywhere. */
class PictureFuzzTest {
  private static final int MOST = 640; // of more, the pixels that they may hold take 64 MiB

  @TempDir static Path folder;

  @FuzzTest(maxDuration = "1h")
  void a_file_is_a_picture_or_refused(byte[] bytes) throws Exception {
    Path file =
        Files.write(folder.resolve("picture"), Arrays.copyOf(bytes, Math.min(MOST, bytes.length)));
    Hostile.read(() -> GreyImage.read(file).scaled(28, 28).bytes());
  }
}
