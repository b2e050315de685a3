package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.drawing.SweepFigure.Content;
import dev.tandem.workbench.report.drawing.SweepFigure.Key;
import dev.tandem.workbench.report.drawing.SweepFigure.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFigureTest {
  private static final Key RATE = new Key("rate", "rate", List.of("0.001", "0.01", "0.1"));
  private static final Key HIDDEN = new Key("hidden", "hidden", List.of("[4]", "[16, 16]"));

  @TempDir Path folder;

  @Test
  void numbers_make_a_line_and_orders_of_magnitude_a_logarithmic_axis() {
    assertThat(NumberAxis.fits(RATE.values())).isTrue();
    assertThat(NumberAxis.isLogarithmic(RATE.values())).isTrue();
    assertThat(NumberAxis.isLogarithmic(List.of("16", "32", "64"))).isFalse();
    assertThat(NumberAxis.fits(List.of("1e-30", "1"))).as("too far apart").isFalse();
    assertThat(NumberAxis.fits(HIDDEN.values())).isFalse();

    assertThat(draw(List.of(RATE), points(RATE)).count(Palette.BLUE)).isGreaterThan(400);
  }

  @Test
  void words_stand_side_by_side_while_they_fit() {
    assertThat(draw(List.of(HIDDEN), points(HIDDEN)).height())
        .isEqualTo(Picture.SCALE * SweepChart.HEIGHT);
    List<String> longOnes = IntStream.range(0, 5).mapToObj(i -> i + "x".repeat(40)).toList();
    Key layers = new Key("layers", "layers", longOnes);
    assertThat(draw(List.of(layers), points(layers)).height())
        .isNotEqualTo(Picture.SCALE * SweepChart.HEIGHT);
  }

  @Test
  void two_keys_make_a_heat_map_whose_largest_value_is_the_darkest() {
    List<Point> grid = new ArrayList<>();
    for (String rate : RATE.values()) {
      for (String hidden : HIDDEN.values()) {
        grid.add(new Point(List.of(rate, hidden), 0.9 + 0.01 * grid.size(), 0.001));
      }
    }
    grid.set(0, new Point(grid.get(0).values(), Double.NaN, Double.NaN));

    Pixels pixels = draw(List.of(RATE, HIDDEN), grid);

    // one cell of at most 130 x 52 points in full blue, its numbers cut out
    assertThat(pixels.count(Palette.BLUE)).isBetween(15_000, 4 * 130 * 52);
  }

  @Test
  void more_keys_make_a_row_for_each_combination_up_to_forty() {
    Key third = new Key("seed", "seed", IntStream.range(0, 50).mapToObj(i -> i + "").toList());
    List<Point> many =
        third.values().stream().map(v -> new Point(List.of("0.1", "[4]", v), 0.5, 0.1)).toList();

    Pixels fifty = draw(List.of(RATE, HIDDEN, third), many);
    Pixels forty = draw(List.of(RATE, HIDDEN, third), many.subList(0, 40));

    assertThat(fifty.height()).isEqualTo(forty.height());
    assertThat(fifty.touchingTheEdge()).isZero();
  }

  @Test
  void a_sweep_of_which_everything_failed_still_has_a_picture() {
    List<Point> failed =
        RATE.values().stream().map(v -> new Point(List.of(v), Double.NaN, Double.NaN)).toList();

    assertThat(draw(List.of(RATE), failed).shareOfPaper()).isGreaterThan(0.9);
  }

  private static List<Point> points(Key key) {
    return key.values().stream().map(v -> new Point(List.of(v), 0.9, Double.NaN)).toList();
  }

  private Pixels draw(List<Key> keys, List<Point> points) {
    Path png = folder.resolve("sweep.png");
    SweepFigure.write(
        png, new Content("moons: validation accuracy", "accuracy", "a note", keys, points));
    return Pixels.of(png);
  }
}
