package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.List;

/**
 * One figure of the test rows of two contenders, repeat beside repeat.
 *
 * @param meanA over the repeats in which both have the figure; NaN without any
 * @param identical whether the models of all repeats are equal to the bit
 */
record PairedMetric(
    Metric figure, double meanA, double meanB, PairedDifferences differences, boolean identical) {

  static PairedMetric of(Metric figure, List<RunPair> runs) {
    double[] a = runs.stream().mapToDouble(pair -> value(pair.a(), figure)).toArray();
    double[] b = runs.stream().mapToDouble(pair -> value(pair.b(), figure)).toArray();
    boolean identical = runs.stream().allMatch(RunPair::identical);
    return new PairedMetric(figure, mean(a, b), mean(b, a), PairedDifferences.of(a, b), identical);
  }

  private static double value(RunEntry run, Metric figure) {
    return run.metrics().get("test").figures().getOrDefault(figure.key(), Double.NaN);
  }

  private static double mean(double[] values, double[] others) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i]) && Double.isFinite(others[i])) {
        sum += values[i];
        n++;
      }
    }
    return sum / n;
  }

  int n() {
    return differences.sample().n();
  }
}
