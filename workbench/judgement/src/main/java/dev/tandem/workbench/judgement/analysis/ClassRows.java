package dev.tandem.workbench.judgement.analysis;

import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.Arrays;

/**
 * How many rows of a split each actual class has.
 *
 * @param counts by class
 */
record ClassRows(int[] counts) {
  static ClassRows of(MetricsEntry.OfClasses metrics) {
    return new ClassRows(
        Arrays.stream(metrics.confusion()).mapToInt(row -> Arrays.stream(row).sum()).toArray());
  }

  int total() {
    return Arrays.stream(counts).sum();
  }

  double share(int ofClass) {
    return (double) counts[ofClass] / total();
  }

  /** The class with the most rows, the first of equal ones. */
  int majority() {
    int majority = 0;
    for (int c = 1; c < counts.length; c++) {
      majority = counts[c] > counts[majority] ? c : majority;
    }
    return majority;
  }

  /** {@code −Σ pₖ·ln pₖ} in nats: the loss of always giving each class its share. */
  double entropy() {
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      sum -= counts[c] == 0 ? 0 : share(c) * Math.log(share(c));
    }
    return sum;
  }
}
