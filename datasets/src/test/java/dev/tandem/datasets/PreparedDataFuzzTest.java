package dev.tandem.datasets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import dev.tandem.network.DataSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;

/** Prepared data with a header that is anything. */
class PreparedDataFuzzTest {
  @TempDir static Path folder;
  private static Altered numbers;
  private static Altered images;

  @FuzzTest(maxDuration = "1h")
  void numbers_are_opened_or_refused(byte[] changes) throws Exception {
    if (numbers == null) {
      numbers = prepared("moons");
    }
    open(numbers, changes);
  }

  @FuzzTest(maxDuration = "1h")
  void images_are_opened_or_refused(byte[] changes) throws Exception {
    if (images == null) {
      for (int i = 0; i < 24; i++) {
        Path picture = folder.resolve("pictures").resolve("ab".charAt(i % 2) + "/" + i + ".png");
        Files.createDirectories(picture.getParent());
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        image.setRGB(i % 4, i / 8, 0xFFFFFF);
        ImageIO.write(image, "png", picture.toFile());
      }
      images = prepared(folder.resolve("pictures").toString());
    }
    open(images, changes);
  }

  private static Altered prepared(String source) throws IOException {
    DataSpec spec = DataSpec.DEFAULT.withSource(source);
    Path file = DatasetCatalog.prepare(spec, new DataFolders(folder, folder)).path();
    return Altered.safetensors(Files.readAllBytes(file));
  }

  private static void open(Altered good, byte[] changes) throws Exception {
    Path file = Files.write(folder.resolve("altered"), good.with(changes));
    Hostile.read(() -> read(PreparedData.open(file)));
  }

  private static void read(PreparedData data) {
    float[] row = new float[data.splits().training().features().width()];
    data.splits().training().features().copy(0, row);
  }
}
