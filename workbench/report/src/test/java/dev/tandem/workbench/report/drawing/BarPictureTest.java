package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.workbench.report.chart.BarChart;
import dev.tandem.workbench.report.chart.Ticks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarPictureTest {
  @TempDir Path folder;

  @Test
  void parts_are_as_long_as_their_shares() {
    Pixels pixels =
        draw(
            List.of("scratch"),
            new BarChart.Part("loading", new double[] {1}),
            new BarChart.Part("epochs", new double[] {3}));
    // legend squares of 24 x 24 pixels are in both counts
    double blue = pixels.count(Palette.BLUE) - 24 * 24;
    double vermilion = pixels.count(Palette.VERMILION) - 24 * 24;
    assertThat(vermilion / blue).isBetween(2.9, 3.1);
    assertThat(pixels.touchingTheEdge()).isZero();
  }

  @Test
  void bars_without_length_and_long_names_stay_on_the_paper() {
    Pixels pixels =
        draw(List.of("momentum-".repeat(20)), new BarChart.Part("x".repeat(90), new double[] {0}));
    assertThat(pixels.touchingTheEdge()).isZero();
    assertThat(pixels.width()).isEqualTo(1600);
  }

  @Test
  void ticks_are_round_and_few() {
    assertThat(Ticks.step(0.1)).isEqualTo(0.1);
    assertThat(Ticks.step(2.8)).isEqualTo(5);
    assertThat(Ticks.step(0.003)).isCloseTo(0.005, within(1e-9));
  }

  private Pixels draw(List<String> bars, BarChart.Part... parts) {
    Path png = folder.resolve("bars.png");
    BarPicture.write(png, new BarChart("bars", "Time", "", "seconds", bars, List.of(parts)));
    return Pixels.of(png);
  }
}
