package dev.tandem.datasets.idx;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** IDX files from anywhere, plain and in gzip. */
class IdxFileFuzzTest {
  private static final int IMAGES = 2051;

  @TempDir static Path folder;

  @FuzzTest(maxDuration = "1h")
  void a_file_is_images_or_refused(byte[] bytes) throws Exception {
    Path plain = Files.write(folder.resolve("images"), bytes);
    Path packed = Files.write(folder.resolve("images.gz"), bytes);
    Path repacked = folder.resolve("repacked.gz"); // so that gzip's own checksum is right
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(repacked))) {
      out.write(bytes);
    }
    Hostile.read(() -> IdxFile.read(plain, IMAGES, lengths -> {}));
    Hostile.read(() -> IdxFile.read(repacked, IMAGES, lengths -> {}));
    Hostile.read(() -> IdxFile.read(packed, IMAGES, lengths -> {}));
  }
}
