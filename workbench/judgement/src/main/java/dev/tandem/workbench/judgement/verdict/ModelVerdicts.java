package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedBootstrap;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.judgement.statistics.Shares;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What the answers to the same test rows show of two trained models: McNemar's exact test, and the
 * paired bootstrap of the primary figure. Other seeds make other models, so that nothing here
 * speaks of engines, and every sentence says so.
 */
final class ModelVerdicts {
  private static final int RESAMPLES = 2000;
  private static final String OTHER_SEEDS = "Another seed makes other models.";

  private final Metric figure;

  ModelVerdicts(Metric primary) {
    this.figure = primary;
  }

  /**
   * @param repeat counts from 1; it seeds the resamples
   * @param answersA to the same rows as those of b
   */
  ModelsEntry of(
      String a, String b, int repeat, TestPredictions answersA, TestPredictions answersB) {
    int rows = answersA.rows();
    ToDoubleFunction<int[]> ofA = ResampledMetric.of(figure, answersA);
    ToDoubleFunction<int[]> ofB = ResampledMetric.of(figure, answersB);
    ToDoubleFunction<int[]> difference =
        counts -> ofA.applyAsDouble(counts) - ofB.applyAsDouble(counts);
    int[] once = new int[rows];
    Arrays.fill(once, 1);
    double observed = difference.applyAsDouble(once);
    Shares.Interval interval = new PairedBootstrap(rows, RESAMPLES, repeat).interval(difference);
    Integer onlyA = only(answersA, answersB);
    Integer onlyB = only(answersB, answersA);
    Double p = onlyA == null ? null : (Double) Shares.mcNemar(onlyA, onlyB);
    String sentence =
        "These two trained models only (repeat "
            + repeat
            + ", "
            + Words.counted(rows, "test row")
            + "): "
            + (onlyA == null ? "" : right(a, b, onlyA, onlyB, p) + " ")
            + areas(a, b, observed, interval);
    return new ModelsEntry(
        repeat,
        sentence,
        rows,
        onlyA,
        onlyB,
        p,
        figure.key(),
        observed,
        interval.low(),
        interval.high(),
        RESAMPLES);
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
    return "on "
        + Words.counted(onlyA, "row")
        + " only "
        + a
        + " is right, on "
        + Words.count(onlyB)
        + " only "
        + b
        + ", which "
        + (p < Sample.LEVEL ? "chance over rows hardly explains" : "chance over rows may explain")
        + " (McNemar's exact test, "
        + Words.p(p)
        + ").";
  }

  private String areas(String a, String b, double observed, Shares.Interval interval) {
    if (observed == 0 && interval.low() == 0 && interval.high() == 0) {
      return "Their test " + figure.words() + " is equal. " + OTHER_SEEDS;
    }
    return "Their test "
        + figure.words()
        + " is apart by "
        + Words.difference(figure, observed)
        + " ("
        + a
        + " − "
        + b
        + "; 95 % interval "
        + Words.bare(figure, interval.low())
        + " to "
        + Words.bare(figure, interval.high())
        + " by paired bootstrap over the rows). "
        + OTHER_SEEDS;
  }
}
