package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.evaluation.AveragePrecision;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Metrics;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.RocAuc;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelVerdictsTest {
  private static final int ROWS = 60;
  private static final CounterRandom RANDOM = CounterRandom.of(3, Purpose.GENERATOR);

  @Test
  void rows_that_only_one_side_predicts_rightly_are_counted_and_tested() {
    // a is right on rows 0 to 7, b on rows 6 to 9: six rows only a, two rows only b;
    // 2 · (28 + 8 + 1) / 2⁸ = 0.2890625
    TestPredictions a = predictions(0, 8);
    TestPredictions b = predictions(6, 10);

    ModelsEntry entry = new ModelVerdicts(Metric.ACCURACY).of("a", "b", 1, a, b);

    assertThat(entry.onlyA()).isEqualTo(6);
    assertThat(entry.onlyB()).isEqualTo(2);
    assertThat(entry.mcNemarP()).isCloseTo(0.2890625, within(1e-12));
    assertThat(entry.difference()).isCloseTo(0.4, within(1e-12));
    assertThat(entry.low()).isLessThan(0.4).isLessThanOrEqualTo(entry.high());
    assertThat(entry.sentence())
        .startsWith("These two trained models only (repeat 1, 10 test rows): on 6 rows only a is")
        .endsWith("Another seed makes other models.");
  }

  @Test
  void a_single_row_is_one_row() {
    ModelsEntry entry =
        new ModelVerdicts(Metric.ACCURACY).of("a", "b", 1, predictions(0, 7), predictions(1, 7));

    assertThat(entry.sentence()).contains("on 1 row only a is right, on 0 only b");
  }

  @Test
  void a_resample_has_the_figures_of_its_rows() {
    Matrix logits = Matrix.zeros(ROWS, 2);
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = RANDOM.below(row, 2);
      logits.set(row, 1, Math.round(3 * RANDOM.normal(100 + row)) / 3.0 + labels[row]); // with ties
    }
    int[] counts = IntStream.range(0, ROWS).map(row -> RANDOM.below(500 + row, 4)).toArray();
    int[] drawn = drawn(counts);
    Predictions all = new Predictions(logits, labels, 2);
    Predictions some =
        new Predictions(
            rows(logits, drawn), IntStream.of(drawn).map(row -> labels[row]).toArray(), 2);
    Metrics expected = Metrics.of(some, 0.3);
    TestPredictions predictions = new TestPredictions.OfClasses(all, 0.3);

    requireClose(metric(Metric.ACCURACY, predictions, counts), expected.accuracy());
    requireClose(metric(Metric.F1, predictions, counts), expected.f1());
    requireClose(metric(Metric.PR_AUC, predictions, counts), AveragePrecision.of(some, 1));
    requireClose(metric(Metric.ROC_AUC, predictions, counts), RocAuc.of(some));
    requireClose(metric(Metric.LOSS, predictions, counts), expected.loss());
  }

  @Test
  void a_resample_of_numbers_has_the_figures_of_its_rows() {
    Matrix predicted = new Matrix(4, 1, 1, 2, 3, 5);
    Matrix actual = new Matrix(4, 1, 1, 1, 4, 9);
    int[] counts = {0, 2, 1, 1};
    NumberMetrics expected =
        NumberMetrics.of(new Estimates(new Matrix(4, 1, 2, 2, 3, 5), new Matrix(4, 1, 1, 1, 4, 9)));
    TestPredictions predictions =
        new TestPredictions.OfNumbers(new Estimates(predicted, actual), MeanSquaredError.DEFAULT);

    requireClose(metric(Metric.RMSE, predictions, counts), expected.rmse());
    requireClose(metric(Metric.MAE, predictions, counts), expected.mae());
    requireClose(metric(Metric.R2, predictions, counts), expected.r2());
    requireClose(metric(Metric.LOSS, predictions, counts), Math.pow(expected.rmse(), 2));
  }

  private static double metric(Metric metric, TestPredictions predictions, int[] counts) {
    return ResampledMetric.of(metric, predictions).applyAsDouble(counts);
  }

  /** Right on the rows from one to before another, of ten. */
  private static TestPredictions predictions(int from, int to) {
    Matrix logits = Matrix.zeros(10, 2);
    for (int row = 0; row < 10; row++) {
      logits.set(row, row >= from && row < to ? 0 : 1, 1);
    }
    return new TestPredictions.OfClasses(new Predictions(logits, new int[10], 2), 0.5);
  }

  private static int[] drawn(int[] counts) {
    return IntStream.range(0, counts.length)
        .flatMap(row -> IntStream.generate(() -> row).limit(counts[row]))
        .toArray();
  }

  private static Matrix rows(Matrix matrix, int[] rows) {
    Matrix chosen = Matrix.zeros(rows.length, matrix.cols());
    for (int i = 0; i < rows.length; i++) {
      chosen.setRow(i, matrix.row(rows[i]));
    }
    return chosen;
  }

  private static void requireClose(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-12));
  }
}
