package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.datasets.table.ColumnPlan.Method;
import dev.tandem.datasets.table.cells.Sorting;
import java.util.Arrays;

/** What the training rows' numbers tell of their column; sums are taken in the rows' order. */
final class Numbers {
  private final DerivedColumn column;
  private final int[] rows;

  Numbers(DerivedColumn column, int[] rows) {
    this.column = column;
    this.rows = rows;
  }

  /** Mean, and deviation of the population; 1 where all values are equal. */
  record Moments(double mean, double deviation) {}

  /**
   * @throws DataException if a value is missing
   */
  void requireAll() {
    for (int row : rows) {
      column.required(row);
    }
  }

  Moments moments() {
    return moments(values());
  }

  static Moments moments(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      double difference = value - mean;
      squares += difference * difference;
    }
    double deviation = Math.sqrt(squares / values.length);
    return new Moments(mean, deviation == 0 ? 1 : deviation);
  }

  /** Those that are not missing. */
  private double[] values() {
    double[] values = new double[rows.length];
    int count = 0;
    for (int row : rows) {
      double value = column.optional(row);
      if (!Double.isNaN(value)) {
        values[count++] = value;
      }
    }
    return count == rows.length ? values : Arrays.copyOf(values, count);
  }

  /** A feature of the numbers, and one that tells where they are missing if any is. */
  Encoding.Scaled scaled(Method method, String name) {
    double[] values = values();
    boolean missing = values.length < rows.length;
    if (values.length == 0) {
      return new Encoding.Scaled(false, 0, 1, 0, true);
    }
    double[] sorted = Sorting.sorted(values);
    double median = quantile(sorted, 0.5);
    boolean log = method == Method.LOG;
    if (log && sorted[0] < 0) {
      throw new DataException(
          "data.columns." + name + ".scale", "numbers from 0 on for log", sorted[0]);
    }
    double center;
    double spread;
    if (method == Method.MIN_MAX) {
      center = sorted[0];
      spread = sorted[sorted.length - 1] - sorted[0];
    } else if (method == Method.ROBUST) {
      double[] filled = Sorting.sorted(missing ? filled(values, median) : values);
      center = median;
      spread = quantile(filled, 0.75) - quantile(filled, 0.25);
    } else {
      double[] filled = missing ? filled(values, median) : values;
      Moments moments = moments(log ? Arrays.stream(filled).map(Math::log1p).toArray() : filled);
      center = moments.mean();
      spread = moments.deviation();
    }
    return new Encoding.Scaled(log, center, spread == 0 ? 1 : spread, median, missing);
  }

  /** A missing value counts as the median that stands in for it, as in scikit-learn's pipelines. */
  private double[] filled(double[] values, double median) {
    double[] filled = new double[rows.length];
    int next = 0;
    for (int i = 0; i < rows.length; i++) {
      filled[i] = column.isMissing(rows[i]) ? median : values[next++];
    }
    return filled;
  }

  /** Linear between the two nearest, as numpy's default. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    double rest = place - below;
    return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
  }
}
