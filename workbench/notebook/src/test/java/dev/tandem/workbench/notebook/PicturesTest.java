package dev.tandem.workbench.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.library.Trained;
import dev.tandem.library.Training;
import dev.tandem.network.SpecException;
import dev.tandem.workbench.report.drawing.ChartImage;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final Dataset XOR =
      Dataset.of(
          "xor", new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0}, "0", "1");
  private static final Trained TRAINED =
      Training.of(DataSplits.of(XOR, XOR)).hidden(4).fullBatch().epochs(3).train("textbook");

  @TempDir Path folder;

  @Test
  void a_picture_is_drawn_in_several_colours_says_what_it_shows_and_can_be_saved()
      throws Exception {
    ChartImage loss = Runs.of("a", TRAINED).and("b", TRAINED).loss();
    loss.save(folder.resolve("loss.png"));

    assertThat(loss).hasToString("chart: Loss per epoch");
    assertThat(loss.getWidth()).isEqualTo(800);
    BufferedImage saved = ImageIO.read(folder.resolve("loss.png").toFile());
    assertThat(colours(saved)).isEqualTo(colours(loss)).hasSizeGreaterThan(20);
  }

  @Test
  void surfaces_confusions_and_lines_are_drawn() {
    assertThat(colours(Runs.of("a", TRAINED).surface())).hasSizeGreaterThan(20);
    assertThat(colours(Runs.of("a", TRAINED).confusion())).hasSizeGreaterThan(20);
    Lines lines = Lines.of("squares", "x", "y").and("x²", new double[] {1, 2}, new double[] {1, 4});
    assertThat(colours(lines.picture())).hasSizeGreaterThan(20);
  }

  @Test
  void what_cannot_be_drawn_is_refused_in_a_line() {
    Dataset three = Dataset.of("three", new float[][] {{1, 2, 3}}, new int[] {0}, "no", "yes");
    Trained wide = Training.of(DataSplits.of(three, three)).fullBatch().train("textbook");

    assertThatThrownBy(() -> Runs.of("wide", wide).surface())
        .isInstanceOf(SpecException.class)
        .hasMessage("surface: expected rows of two numbers, got 3 features");
    assertThatThrownBy(() -> Images.first(three))
        .isInstanceOf(SpecException.class)
        .hasMessage("images: expected rows that are images, got three");
    assertThatThrownBy(() -> Lines.of("t", "x", "y").and("short", new double[2], new double[1]))
        .hasMessage("short: expected as many values of y as of x, 2, got 1");
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }
}
