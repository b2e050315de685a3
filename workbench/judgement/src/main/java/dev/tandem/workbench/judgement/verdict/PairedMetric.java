package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.List;

/**
 * One metric of the test rows of two contenders, repeat beside repeat.
 *
 * @param meanA over the repeats in which both have the metric; NaN without any
 * @param identical whether the models of all repeats are equal to the bit
 */
record PairedMetric(
    Metric metric, double meanA, double meanB, PairedDifferences differences, boolean identical) {

  static PairedMetric of(Metric metric, List<RunPair> runs) {
    double[] a = runs.stream().mapToDouble(pair -> value(pair.a(), metric)).toArray();
    double[] b = runs.stream().mapToDouble(pair -> value(pair.b(), metric)).toArray();
    boolean identical = runs.stream().allMatch(RunPair::identical);
    PairedDifferences differences =
        PairedDifferences.of(a, b, Redrawn.resampling(runs.stream().flatMap(RunPair::both)));
    return new PairedMetric(metric, mean(a, b), mean(b, a), differences, identical);
  }

  private static double value(RunEntry run, Metric metric) {
    return run.metrics().get("test").values().getOrDefault(metric.key(), Double.NaN);
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
