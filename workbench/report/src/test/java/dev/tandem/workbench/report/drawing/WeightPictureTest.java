package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.chart.WeightChart;
import dev.tandem.workbench.report.chart.WeightChart.Panel;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightPictureTest {
  private static final float[] TILE = {1, -1, 0, 0.5f};

  @TempDir Path folder;

  @Test
  void weights_are_blue_above_0_vermilion_below_and_white_at_0() {
    BufferedImage image = image(TILE);
    assertThat(image.getRGB(0, 0)).isEqualTo(Palette.BLUE.getRGB());
    assertThat(image.getRGB(1, 0)).isEqualTo(Palette.VERMILION.getRGB());
    assertThat(image.getRGB(0, 1)).isEqualTo(Palette.PAPER.getRGB());
    assertThat(image.getRGB(1, 1)).isEqualTo(Palette.shade(0.5).getRGB());
  }

  @Test
  void weights_that_are_all_0_are_white() {
    BufferedImage image = image(new float[4]);
    assertThat(image.getRGB(1, 1)).isEqualTo(Palette.PAPER.getRGB());
  }

  @Test
  void every_unit_has_a_scale_of_its_own_and_blanks_stay_blank() {
    Panel panel = new Panel("scratch", List.of(TILE, new float[] {0.01f, Float.NaN, 0, 0}));
    BufferedImage image = Drawing.image(chart(List.of(panel)).raster(panel));
    assertThat(image.getRGB(4, 0)).isEqualTo(Palette.BLUE.getRGB()); // beyond the gap
    assertThat(image.getRGB(5, 0)).isEqualTo(Palette.HAIRLINE.getRGB());
  }

  @Test
  void three_contenders_stand_on_the_paper() {
    List<Panel> panels =
        List.of("textbook", "scratch", "pytorch").stream()
            .map(id -> new Panel(id, Collections.nCopies(64, TILE)))
            .toList();
    Path png = folder.resolve("weights.png");
    WeightPicture.write(png, chart(panels));
    Pixels pixels = Pixels.of(png);
    assertThat(pixels.width()).isEqualTo(1600);
    assertThat(pixels.touchingTheEdge()).isZero();
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(10_000);
  }

  private static BufferedImage image(float[] tile) {
    Panel panel = new Panel("scratch", List.of(tile));
    return Drawing.image(chart(List.of(panel)).raster(panel));
  }

  private static WeightChart chart(List<Panel> panels) {
    return new WeightChart("weights", "Weights", "a note", new ImageShape(2, 2), panels);
  }
}
