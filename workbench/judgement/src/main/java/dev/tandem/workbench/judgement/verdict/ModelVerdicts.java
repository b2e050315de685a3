package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedBootstrap;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.judgement.statistics.Shares;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What the predictions for the same test rows show of two trained models: McNemar's exact test, and
 * the paired bootstrap of the primary metric. Other seeds make other models, so that nothing here
 * speaks of engines, and every sentence says so.
 */
final class ModelVerdicts {
  private static final int RESAMPLES = 2000;

  /** Of more rows each resample takes seconds, and the interval is narrower than any margin. */
  static final int MOST_ROWS = 200_000;

  private static final Shares.Interval NONE = new Shares.Interval(Double.NaN, Double.NaN);

  private final Metric metric;

  ModelVerdicts(Metric primary) {
    this.metric = primary;
  }

  /**
   * @param repeat counts from 1; it seeds the resamples
   * @param predictionsA for the same rows as those of b
   */
  ModelsEntry of(
      String a, String b, int repeat, TestPredictions predictionsA, TestPredictions predictionsB) {
    int rows = predictionsA.rows();
    ToDoubleFunction<int[]> ofA = ResampledMetric.of(metric, predictionsA);
    ToDoubleFunction<int[]> ofB = ResampledMetric.of(metric, predictionsB);
    ToDoubleFunction<int[]> difference =
        counts -> ofA.applyAsDouble(counts) - ofB.applyAsDouble(counts);
    int[] once = new int[rows];
    Arrays.fill(once, 1);
    double observed = difference.applyAsDouble(once);
    boolean resampled = rows <= MOST_ROWS;
    Shares.Interval interval =
        resampled ? new PairedBootstrap(rows, RESAMPLES, repeat).interval(difference) : NONE;
    Integer onlyA = only(predictionsA, predictionsB);
    Integer onlyB = only(predictionsB, predictionsA);
    Double p = onlyA == null ? null : (Double) Shares.mcNemar(onlyA, onlyB);
    String sentence =
        "These two trained models only (repeat %s, %s): "
                .formatted(repeat, Words.counted(rows, "test row"))
            + (onlyA == null ? "" : right(a, b, onlyA, onlyB, p) + " ")
            + areas(a, b, observed, interval, predictionsA);
    return new ModelsEntry(
        repeat,
        sentence,
        rows,
        onlyA,
        onlyB,
        p,
        metric.key(),
        observed,
        interval.low(),
        interval.high(),
        resampled ? RESAMPLES : 0);
  }

  private static Integer only(TestPredictions one, TestPredictions other) {
    if (!(one instanceof TestPredictions.OfClasses a)
        || !(other instanceof TestPredictions.OfClasses b)) {
      return null;
    }
    int count = 0;
    for (int row = 0; row < a.rows(); row++) {
      count += a.right(row) && !b.right(row) ? 1 : 0;
    }
    return count;
  }

  private static String right(String a, String b, int onlyA, int onlyB, double p) {
    if (onlyA + onlyB == 0) {
      return "both are right on the same rows.";
    }
    return ("only %s is right on %s, only %s on %s; this %s (McNemar's exact test, %s).")
        .formatted(
            a,
            Words.counted(onlyA, "row"),
            b,
            Words.count(onlyB),
            p < Sample.LEVEL ? "is unlikely to be chance" : "may be chance",
            Words.p(p));
  }

  private String areas(
      String a, String b, double observed, Shares.Interval interval, TestPredictions predictions) {
    if (!Double.isFinite(observed)) {
      return "Their test %s %s. Other seeds give other models."
          .formatted(metric.words(), UndefinedMetric.words(metric, predictions));
    }
    if (Double.isNaN(interval.low()) && predictions.rows() > MOST_ROWS) {
      return ("Their test %s differs by %s (%s − %s; no bootstrap above %,d test rows). Other seeds"
              + " give other models.")
          .formatted(metric.words(), Words.difference(metric, observed), a, b, MOST_ROWS);
    }
    boolean equal = observed == 0 && interval.low() == 0 && interval.high() == 0;
    return "Their test %s %s. Other seeds give other models."
        .formatted(metric.words(), equal ? "is equal" : apart(a, b, observed, interval));
  }

  private String apart(String a, String b, double observed, Shares.Interval interval) {
    return "differs by %s (%s − %s; %s by paired bootstrap over the rows)"
        .formatted(
            Words.difference(metric, observed),
            a,
            b,
            Words.interval(
                Words.bare(metric, interval.low()), Words.bare(metric, interval.high())));
  }
}
