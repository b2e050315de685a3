package dev.tandem.workbench.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.evaluation.AveragePrecision;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.RocAuc;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
  private final Curve corner =
      new Curve(new double[] {0, 0, 0.5, 1}, new double[] {0, 0.6, 0.8, 1});

  @Test
  void on_a_straight_line_it_lies_between_its_points_and_on_top_of_an_upright_one() {
    assertThat(corner.straight(0)).isEqualTo(0.6);
    assertThat(corner.straight(0.25)).isCloseTo(0.7, within(1e-12));
    assertThat(corner.straight(1)).isEqualTo(1);
  }

  @Test
  void in_steps_it_has_the_next_point_to_the_right() {
    assertThat(corner.stepped(0.25)).isEqualTo(0.8);
    assertThat(corner.stepped(0.5)).isEqualTo(0.8);
    assertThat(corner.stepped(0.51)).isEqualTo(1);
  }

  @Test
  void thinning_keeps_both_ends_and_loses_nothing_that_shows() {
    double[] x = IntStream.rangeClosed(0, 100_000).mapToDouble(i -> i / 100_000.0).toArray();
    Curve thin = new Curve(x, x).thinned();
    assertThat(thin.x()).hasSizeBetween(100, 1000).startsWith(0).endsWith(1);
    assertThat(thin.straight(0.3333)).isCloseTo(0.3333, within(1e-9));
  }

  @Test
  void a_curve_of_rates_without_rows_is_not_defined() {
    Predictions oneClass = new Predictions(new Matrix(2, 1, 1, 2), new int[] {1, 1}, 2);
    assertThat(Curve.roc(oneClass, 1).isDefined()).isFalse();
    assertThat(Curve.mean(List.of(Curve.roc(oneClass, 1)), Curve::straight).isDefined()).isFalse();
  }

  @Test
  void the_areas_under_the_mean_curves_are_the_means_of_the_areas() {
    Predictions predictions = threeClasses();
    List<Curve> roc = classes(c -> Curve.roc(predictions, c));
    List<Curve> precision = classes(c -> Curve.precisionRecall(predictions, c));
    // a grid of 201 points, and precision in steps from one point to the next
    assertThat(area(Curve.mean(roc, Curve::straight)))
        .isCloseTo(RocAuc.macro(predictions), within(0.005));
    assertThat(area(Curve.mean(precision, Curve::stepped)))
        .isCloseTo(AveragePrecision.macro(predictions), within(0.01));
  }

  private static Predictions threeClasses() {
    CounterRandom random = CounterRandom.of(7, CounterRandom.Purpose.GENERATOR);
    int rows = 600;
    double[] logits = new double[3 * rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 3;
      for (int c = 0; c < 3; c++) {
        logits[3 * row + c] = 4 * random.uniform(3L * row + c) + (c == labels[row] ? 1 : 0);
      }
    }
    return new Predictions(new Matrix(rows, 3, logits), labels, 3);
  }

  private static List<Curve> classes(IntFunction<Curve> curve) {
    return IntStream.range(0, 3).mapToObj(curve).toList();
  }

  private static double area(Curve curve) {
    double area = 0;
    for (int i = 1; i < curve.x().length; i++) {
      area += (curve.x()[i] - curve.x()[i - 1]) * (curve.y()[i] + curve.y()[i - 1]) / 2;
    }
    return area;
  }
}
