package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFigureTest {
  private static final float[] TILE = {1, -1, 0, 0.5f};

  @TempDir Path folder;

  @Test
  void weights_are_blue_above_0_vermilion_below_and_white_at_0() {
    BufferedImage image = Raster.weights(List.of(TILE), 2, 2, 1);
    assertThat(image.getRGB(0, 0)).isEqualTo(Palette.BLUE.getRGB());
    assertThat(image.getRGB(1, 0)).isEqualTo(Palette.VERMILION.getRGB());
    assertThat(image.getRGB(0, 1)).isEqualTo(Palette.PAPER.getRGB());
    assertThat(image.getRGB(1, 1)).isEqualTo(Palette.shade(0.5).getRGB());
  }

  @Test
  void weights_that_are_all_0_are_white() {
    BufferedImage image = Raster.weights(List.of(new float[4]), 2, 2, 1);
    assertThat(image.getRGB(1, 1)).isEqualTo(Palette.PAPER.getRGB());
  }

  @Test
  void three_contenders_stand_on_the_paper() {
    List<WeightFigure.Panel> panels =
        List.of("textbook", "scratch", "pytorch").stream()
            .map(id -> new WeightFigure.Panel(id, Collections.nCopies(64, TILE)))
            .toList();
    Path png = folder.resolve("weights.png");
    WeightFigure.write(png, "Weights", "a note", 2, 2, panels);
    Pixels pixels = Pixels.of(png);
    assertThat(pixels.width()).isEqualTo(1600);
    assertThat(pixels.touchingTheEdge()).isZero();
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(10_000);
  }
}
