package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.chart.WaterfallChart;
import dev.tandem.workbench.report.chart.WaterfallChart.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaterfallPictureTest {
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  @Test
  void steps_up_are_blue_steps_down_vermilion_and_as_long_as_their_shares() {
    Pixels pixels =
        draw(
            total("a", 90),
            new Step("up", "+3", 90, 93, NAN, NAN),
            new Step("down", "-1", 93, 92, NAN, NAN),
            total("b", 92));
    double blue = pixels.count(Palette.BLUE);
    assertThat(blue / pixels.count(Palette.VERMILION)).isBetween(2.8, 3.2);
    assertThat(folder.resolve("waterfall.svg")).isNotEmptyFile();
  }

  @Test
  void long_names_wide_intervals_and_equal_values_stay_on_the_paper() {
    Pixels wide =
        draw(
            total("a-very-long-name-".repeat(9), 0.5),
            new Step("momentum with ".repeat(9), "+0.2 (-9 to 9)", 0.5, 0.7, -9, 9),
            total("b", 0.7));
    assertThat(wide.touchingTheEdge()).isZero();
    Pixels flat = draw(total("a", 0), new Step("nothing", "0", 0, 0, 0, 0), total("b", 0));
    assertThat(flat.touchingTheEdge()).isZero();
  }

  private static Step total(String label, double value) {
    return new Step(label, value + "", value, value, NAN, NAN);
  }

  private Pixels draw(Step... steps) {
    Path png = folder.resolve("waterfall.png");
    WaterfallPicture.write(
        png, new WaterfallChart("waterfall", "A gap", "", "accuracy", List.of(steps)));
    return Pixels.of(png);
  }
}
