package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.drawing.ScatterFigure.Panel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScatterFigureTest {
  @TempDir Path folder;

  @Test
  void two_contenders_stand_side_by_side_and_three_below() {
    Pixels two = draw(panel("scratch", 300), panel("pytorch", 300));
    Pixels three = draw(panel("a", 300), panel("b", 300), panel("c", 300));

    assertThat(two.width()).isEqualTo(1600);
    assertThat(three.height()).isEqualTo(two.height() + 800);
    assertThat(three.touchingTheEdge()).isZero();
    assertThat(two.shareOfPaper()).isBetween(0.5, 0.99);
  }

  @Test
  void all_panels_share_a_range_over_all_finite_numbers() {
    Panel one = new Panel("a", new double[] {0, 1}, new double[] {-1, 0.5});
    Panel two = new Panel("b", new double[] {0, 9}, new double[] {Double.NaN, 3});
    double[] range = ScatterFigure.range(List.of(one, two));

    // from -1 to 9 and 3 % of 10 either way
    assertThat(range).containsExactly(-1 - 0.3, 9 + 0.3);
  }

  @Test
  void answers_that_are_no_numbers_leave_an_empty_plot() {
    Pixels pixels = draw(new Panel("a", new double[] {1}, new double[] {Double.NaN}));
    assertThat(pixels.touchingTheEdge()).isZero();
  }

  @Test
  void very_many_rows_are_drawn_by_their_first_ones() {
    int many = 10 * ScatterFigure.MOST_POINTS;
    double[] actual = new double[many];
    actual[many - 1] = 1e6;

    assertThat(ScatterFigure.range(List.of(new Panel("a", actual, actual)))[1]).isLessThan(1);
  }

  private Pixels draw(Panel... panels) {
    Path png = folder.resolve("scatter.png");
    ScatterFigure.write(png, "t: test rows, predicted and actual", List.of(panels));
    return Pixels.of(png);
  }

  private static Panel panel(String title, int rows) {
    double[] actual = IntStream.range(0, rows).mapToDouble(i -> Math.sin(i) * 10).toArray();
    double[] predicted =
        IntStream.range(0, rows).mapToDouble(i -> actual[i] + Math.cos(7.0 * i)).toArray();
    return new Panel(title, actual, predicted);
  }
}
