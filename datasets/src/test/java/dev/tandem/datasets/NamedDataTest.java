package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.Preprocessing;
import dev.tandem.network.DataSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are shipped, and a person's own pictures. */
class NamedDataTest {
  @TempDir Path folder;

  private PreparedData prepare(String source) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(DataSpec.of(source), folders).path());
  }

  @Test
  void shipped_tables_are_sources_by_name() {
    Map<String, Integer> rows = Map.of("iris", 150, "wine", 178, "breast-cancer", 569);
    Map<String, Integer> features = Map.of("iris", 4, "wine", 13, "breast-cancer", 30);

    rows.forEach(
        (name, count) -> {
          DataFacts facts = prepare(name).facts();
          assertThat(facts.trainRows() + facts.validationRows() + facts.testRows())
              .isEqualTo(count);
          assertThat(facts.features()).isEqualTo(features.get(name));
          assertThat(facts.findings()).as(name).isEmpty();
        });
    assertThat(prepare("iris").facts().classes())
        .containsExactly("setosa", "versicolor", "virginica");
  }

  @Test
  void pictures_in_folders_are_scaled_to_their_commonest_size() throws IOException {
    for (int i = 0; i < 20; i++) {
      save("dark", i, i == 3 ? 16 : 8, 0x101010);
      save("light", i, 8, 0xE0E0E0);
    }
    Files.createDirectories(folder.resolve("pictures/notes"));
    Files.writeString(folder.resolve("pictures/notes/a.txt"), "no picture");

    PreparedData data = prepare(folder.resolve("pictures").toString());

    assertThat(data.facts().classes()).containsExactly("dark", "light");
    assertThat(data.facts().notes()).containsExactly("1 of 40 pictures scaled to 8x8 pixels");
    assertThat(((Preprocessing.Pixels) data.preprocessing()).shape().width()).isEqualTo(8);
  }

  @Test
  void a_folder_without_classes_of_pictures_is_refused() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> prepare(empty.toString()))
        .hasMessageContaining(
            "a folder of pictures (PNG, JPEG, GIF or BMP) for each of at least 2 classes");
  }

  private void save(String label, int number, int size, int colour) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size * size; i++) {
      image.setRGB(i % size, i / size, colour + number);
    }
    Path own = Files.createDirectories(folder.resolve("pictures").resolve(label));
    ImageIO.write(image, "png", own.resolve(number + ".png").toFile());
  }
}
