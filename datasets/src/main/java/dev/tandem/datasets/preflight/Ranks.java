package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.column.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
final class Ranks {
  private static final int FEWEST_VALUES = 10;

  private Ranks() {}

  /** Of the rows that have a value; NaN if they have few different ones. */
  static double correlation(Column column, int[] rows, float[] targets) {
    int[] filled = Arrays.stream(rows).filter(row -> !column.isMissing(row)).toArray();
    double[] own = Inspection.values(column, filled);
    if (Arrays.stream(own).distinct().limit(FEWEST_VALUES).count() < FEWEST_VALUES) {
      return Double.NaN;
    }
    double[] ranks = ranks(own);
    double[] others = ranks(Arrays.stream(filled).mapToDouble(row -> targets[row]).toArray());
    double middle = (own.length + 1) / 2.0;
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < own.length; i++) {
      product += (ranks[i] - middle) * (others[i] - middle);
      first += (ranks[i] - middle) * (ranks[i] - middle);
      second += (others[i] - middle) * (others[i] - middle);
    }
    return product / Math.sqrt(first * second);
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
