package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.cells.Sorting;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.TextColumn;
import java.util.Arrays;

/**
 * The class that most rows with a value have; of a number that none of them has, the nearest one's.
 */
final class Votes {
  private final int classes;
  private final boolean ordered;
  private final double[] values; // different ones, ascending
  private final int[][] counts; // by value and class
  private final int[] all;
  private final int[] missing;

  /**
   * @param rows that vote
   * @param labels of all the table's rows
   */
  Votes(Column column, int[] rows, int[] labels, int classes) {
    this.classes = classes;
    this.ordered = !(column instanceof TextColumn);
    this.values = different(Sorting.sorted(Inspection.values(column, rows)));
    this.counts = new int[values.length][classes];
    this.all = new int[classes];
    int[] none = new int[classes];
    boolean anyMissing = false;
    for (int row : rows) {
      double value = Inspection.value(column, row);
      all[labels[row]]++;
      if (Double.isNaN(value)) {
        none[labels[row]]++;
        anyMissing = true;
      } else {
        counts[Arrays.binarySearch(values, value)][labels[row]]++;
      }
    }
    this.missing = anyMissing ? none : all;
  }

  private static double[] different(double[] sorted) {
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /** By a value; NaN where it is missing. */
  int of(double value) {
    if (Double.isNaN(value)) {
      return most(missing);
    }
    int place = Arrays.binarySearch(values, value);
    return most(place >= 0 ? counts[place] : ordered ? nearest(value, -place - 1) : all);
  }

  private int[] nearest(double value, int above) {
    if (above == 0 || above == values.length) {
      return values.length == 0 ? all : counts[above == 0 ? 0 : above - 1];
    }
    return value - values[above - 1] <= values[above] - value ? counts[above - 1] : counts[above];
  }

  private int most(int[] counts) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }
}
