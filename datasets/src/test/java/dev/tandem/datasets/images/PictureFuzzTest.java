package dev.tandem.datasets.images;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Pictures from anywhere. */
class PictureFuzzTest {
  @TempDir static Path folder;

  @FuzzTest(maxDuration = "1h")
  void a_file_is_a_picture_or_refused(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("picture.png"), bytes);
    Hostile.read(() -> GreyImage.read(file).scaled(28, 28).bytes());
  }
}
