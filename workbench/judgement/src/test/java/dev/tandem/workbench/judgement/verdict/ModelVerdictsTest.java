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
  void rows_that_only_one_model_predicts_rightly_are_counted_and_tested() {
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
        .startsWith("These two trained models only (repeat 1, 10 test rows): only a is right on")
        .endsWith("Other seeds give other models.");
  }

  @Test
  void a_single_row_is_one_row() {
    ModelsEntry entry =
        new ModelVerdicts(Metric.ACCURACY).of("a", "b", 1, predictions(0, 7), predictions(1, 7));

    assertThat(entry.sentence())
        .contains("only a is right on 1 row, only b on 0; this may be chance");
  }

  @Test
  void above_200_000_test_rows_the_bootstrap_is_left_out_and_said() {
    int rows = ModelVerdicts.MOST_ROWS + 1;
    Matrix logits = Matrix.zeros(rows, 2); // equal logits: the first class
    TestPredictions right =
        new TestPredictions.OfClasses(new Predictions(logits, new int[rows], 2), 0.5);

    ModelsEntry entry = new ModelVerdicts(Metric.ACCURACY).of("a", "b", 1, right, right);

    assertThat(entry.resamples()).isZero();
    assertThat(entry.low()).isNaN();
    assertThat(entry.sentence()).contains("no bootstrap above 200,000 test rows");
  }

  @Test
  void models_that_are_right_on_the_same_rows_are_equal_in_accuracy() {
    ModelsEntry entry =
        new ModelVerdicts(Metric.ACCURACY).of("a", "b", 2, predictions(0, 7), predictions(0, 7));

    assertThat(entry.mcNemarP()).isOne();
    assertThat(entry.sentence())
        .isEqualTo(
            "These two trained models only (repeat 2, 10 test rows): both are right on the same"
                + " rows. Their test accuracy is equal. Other seeds give other models.");
  }

  @Test
  void a_p_value_below_the_level_is_hardly_chance() {
    // ten rows only a: 2 · 0.5¹⁰ = 0.00195; six: 2 · 0.5⁶ = 0.03125; five: 0.0625
    assertThat(sentence(predictions(0, 10), predictions(0, 0)))
        .contains("only a is right on 10 rows, only b on 0; this is unlikely to be chance")
        .contains("(McNemar's exact test, p = 0.0020)");
    assertThat(sentence(predictions(0, 6), predictions(0, 0))).contains("is unlikely to be chance");
    assertThat(sentence(predictions(0, 5), predictions(0, 0))).contains("may be chance");
    assertThat(sentence(predictions(0, 3), predictions(3, 6)))
        .contains("only a is right on 3 rows, only b on 3")
        .contains("differs by 0.00 points (a − b; 95 % interval -");
  }

  @Test
  void models_of_numbers_have_no_rows_answered_rightly() {
    Matrix actual = new Matrix(3, 1, 1, 2, 3);
    TestPredictions exact =
        new TestPredictions.OfNumbers(new Estimates(actual, actual), MeanSquaredError.DEFAULT);
    TestPredictions off =
        new TestPredictions.OfNumbers(
            new Estimates(new Matrix(3, 1, 3, 4, 5), actual), MeanSquaredError.DEFAULT);

    ModelsEntry entry = new ModelVerdicts(Metric.MAE).of("a", "b", 1, off, exact);

    assertThat(entry.rows()).isEqualTo(3);
    assertThat(entry.onlyA()).isNull();
    assertThat(entry.mcNemarP()).isNull();
    assertThat(entry.sentence())
        .isEqualTo(
            "These two trained models only (repeat 1, 3 test rows): Their test MAE differs by"
                + " 2.0000 (a − b; 95 % interval 2.0000 to 2.0000 by paired bootstrap over the"
                + " rows). Other seeds give other models.");
  }

  @Test
  void of_three_classes_a_resample_has_the_mean_over_the_classes() {
    // predicted 0, 1, 1, 2 with row 2 of class 2; every row once, then row 2 twice and row 1 never
    Matrix logits = new Matrix(4, 3, 3, 0, 0, 0, 3, 0, 0, 2, 1, 0, 0, 3);
    Predictions predictions = new Predictions(logits, new int[] {0, 1, 2, 2}, 3);
    TestPredictions model = new TestPredictions.OfClasses(predictions, 0.5);
    int[] once = {1, 1, 1, 1};
    int[] counts = {1, 0, 2, 1};

    requireClose(value(Metric.PRECISION, model, once), (1 + 0.5 + 1) / 3);
    requireClose(value(Metric.RECALL, model, once), (1 + 1 + 0.5) / 3);
    requireClose(value(Metric.PRECISION, model, counts), (1 + 0 + 1) / 3.0);
    requireClose(value(Metric.RECALL, model, counts), (1 + 0 + 1 / 3.0) / 3);
    requireClose(
        value(Metric.PR_AUC, model, once),
        (AveragePrecision.of(predictions, 0)
                + AveragePrecision.of(predictions, 1)
                + AveragePrecision.of(predictions, 2))
            / 3);
  }

  @Test
  void a_resample_has_the_metrics_of_its_rows() {
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
    TestPredictions model = new TestPredictions.OfClasses(all, 0.3);

    requireClose(value(Metric.ACCURACY, model, counts), expected.accuracy());
    requireClose(value(Metric.PRECISION, model, counts), expected.precision());
    requireClose(value(Metric.RECALL, model, counts), expected.recall());
    requireClose(value(Metric.F1, model, counts), expected.f1());
    requireClose(value(Metric.PR_AUC, model, counts), AveragePrecision.of(some, 1));
    requireClose(value(Metric.ROC_AUC, model, counts), RocAuc.of(some));
    requireClose(value(Metric.LOSS, model, counts), expected.loss());
  }

  @Test
  void a_resample_of_numbers_has_the_metrics_of_its_rows() {
    Matrix predicted = new Matrix(4, 1, 1, 2, 3, 5);
    Matrix actual = new Matrix(4, 1, 1, 1, 4, 9);
    int[] counts = {0, 2, 1, 1};
    NumberMetrics expected =
        NumberMetrics.of(new Estimates(new Matrix(4, 1, 2, 2, 3, 5), new Matrix(4, 1, 1, 1, 4, 9)));
    TestPredictions model =
        new TestPredictions.OfNumbers(new Estimates(predicted, actual), MeanSquaredError.DEFAULT);

    requireClose(value(Metric.RMSE, model, counts), expected.rmse());
    requireClose(value(Metric.MAE, model, counts), expected.mae());
    requireClose(value(Metric.R2, model, counts), expected.r2());
    requireClose(value(Metric.LOSS, model, counts), Math.pow(expected.rmse(), 2));
  }

  private static String sentence(TestPredictions a, TestPredictions b) {
    return new ModelVerdicts(Metric.ACCURACY).of("a", "b", 1, a, b).sentence();
  }

  private static double value(Metric metric, TestPredictions predictions, int[] counts) {
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
