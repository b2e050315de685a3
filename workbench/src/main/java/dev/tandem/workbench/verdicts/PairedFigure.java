package dev.tandem.workbench.verdicts;

import dev.tandem.workbench.experiment.ComparedFigure;
import dev.tandem.workbench.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.statistics.PairedDifferences;
import java.util.List;

/**
 * One figure of the test rows of two contenders, repeat beside repeat.
 *
 * @param meanA over the repeats in which both have the figure; NaN without any
 * @param identical whether the models of all repeats are equal to the bit
 */
record PairedFigure(
    ComparedFigure figure,
    double meanA,
    double meanB,
    PairedDifferences differences,
    boolean identical) {

  static PairedFigure of(ComparedFigure figure, List<RunPair> runs) {
    double[] a = runs.stream().mapToDouble(pair -> value(pair.a(), figure)).toArray();
    double[] b = runs.stream().mapToDouble(pair -> value(pair.b(), figure)).toArray();
    boolean identical = runs.stream().allMatch(RunPair::identical);
    return new PairedFigure(figure, mean(a, b), mean(b, a), PairedDifferences.of(a, b), identical);
  }

  private static double value(RunEntry run, ComparedFigure figure) {
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
