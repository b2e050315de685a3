package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.GoldenFiles;
import dev.tandem.tensor.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scikit-learn; {@code reference/metrics_golden.py} wrote the expected values. */
class NumberMetricsTest {
  private static final double TOLERANCE = 1e-12;

  /** One case of {@code number_metrics.txt}. */
  record Golden(String name, Map<String, double[]> values) {
    Estimates estimates() {
      int outputs = (int) values.get("outputs")[0];
      double[] predicted = values.get("predicted");
      int rows = predicted.length / outputs;
      return new Estimates(
          new Matrix(rows, outputs, predicted), new Matrix(rows, outputs, values.get("actual")));
    }

    double value(String metric) {
      return values.get(metric)[0];
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Golden> cases() {
    List<Golden> cases = new ArrayList<>();
    for (String line : GoldenFiles.lines("number_metrics.txt")) {
      if (line.startsWith("case ")) {
        cases.add(new Golden(line.substring(5), new LinkedHashMap<>()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ");
        double[] values = Arrays.stream(words).skip(1).mapToDouble(w -> number(w)).toArray();
        cases.get(cases.size() - 1).values().put(words[0], values);
      }
    }
    return cases;
  }

  /** Python writes nan. */
  private static double number(String word) {
    return word.equals("nan") ? Double.NaN : Double.parseDouble(word);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_metric_is_scikit_learns(Golden golden) {
    NumberMetrics metrics = NumberMetrics.of(golden.estimates());
    requireClose(metrics.mae(), golden.value("mae"));
    requireClose(metrics.rmse(), golden.value("rmse"));
    requireClose(metrics.r2(), golden.value("r2"));
  }

  @Test
  void without_rows_nothing_is_defined() {
    NumberMetrics metrics = NumberMetrics.of(Estimates.of(Matrix.zeros(0, 1), new float[0]));
    assertThat(metrics).isEqualTo(new NumberMetrics(0, Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void a_prediction_that_is_no_number_spoils_every_metric() {
    NumberMetrics metrics =
        NumberMetrics.of(Estimates.of(new Matrix(2, 1, Double.NaN, 1), new float[] {1, 1}));
    assertThat(metrics).isEqualTo(new NumberMetrics(2, Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void the_mean_of_the_training_rows_is_the_baseline_of_the_test_rows() {
    // mean 2; errors 1, -3: mae 2, rmse √5
    MeanBaseline baseline = MeanBaseline.of(new Matrix(3, 1, 0, 2, 4), new Matrix(2, 1, 1, 5));
    assertThat(baseline.mae()).isCloseTo(2, within(TOLERANCE));
    assertThat(baseline.rmse()).isCloseTo(Math.sqrt(5), within(TOLERANCE));
  }

  @Test
  void actual_values_of_another_shape_are_refused() {
    assertThatThrownBy(() -> Estimates.of(Matrix.zeros(2, 1), new float[3]))
        .hasMessage("Estimates: expected [2, 1] actual values, got 3 values");
    assertThatThrownBy(() -> new Estimates(Matrix.zeros(2, 1), Matrix.zeros(2, 2)))
        .hasMessage("Estimates: expected predicted [2, 2], got [2, 1]");
  }

  private static void requireClose(double actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(expected, within(TOLERANCE));
    }
  }
}
