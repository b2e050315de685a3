package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.column.TextColumn;

/** How well categories alone predict numbers: each half of the rows by the means of the other. */
final class GroupMeans {
  private GroupMeans() {}

  /** R², {@code 1 - Σ(y - ŷ)² / Σ(y - ȳ)²}; NaN of equal numbers. */
  static double explained(TextColumn column, int[] rows, float[] values) {
    double mean = 0;
    for (int row : rows) {
      mean += values[row] / (double) rows.length;
    }
    double left = 0;
    double all = 0;
    for (int half = 0; half < 2; half++) {
      double[] sums = new double[column.texts().size() + 1];
      int[] counts = new int[sums.length];
      for (int i = half; i < rows.length; i += 2) {
        sums[column.code(rows[i]) + 1] += values[rows[i]]; // missing is -1
        counts[column.code(rows[i]) + 1]++;
      }
      for (int i = 1 - half; i < rows.length; i += 2) {
        int group = column.code(rows[i]) + 1;
        double predicted = counts[group] == 0 ? mean : sums[group] / counts[group];
        left += square(values[rows[i]] - predicted);
        all += square(values[rows[i]] - mean);
      }
    }
    return 1 - left / all;
  }

  private static double square(double number) {
    return number * number;
  }
}
