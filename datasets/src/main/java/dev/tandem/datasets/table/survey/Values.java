package dev.tandem.datasets.table.survey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The different values of a column, numbered in the order that they come, and how many cells have
 * each. Of more than {@link #MOST} only the common ones are counted on.
 */
final class Values {
  static final int MOST = 10_000;

  private static final int COMMON = 1000; // one cell in so many

  private Texts texts = new Texts();
  private int[] counts = new int[8]; // 0 where it is not counted on
  private Alike[] kinds = new Alike[8];
  private boolean saturated;
  private boolean counted = true; // whether any is

  /** The number of a cell's value; -1 if it is not known. */
  int of(ColumnScan cells, int row) {
    return counted ? texts.of(cells, row) : -1;
  }

  /** Counts one more cell that has a value. */
  void count(int value) {
    counts[value] += counts[value] == 0 ? 0 : 1;
  }

  /**
   * Adds the value of a cell.
   *
   * @param kind what the cell is
   * @param count how many cells there were, with this one
   * @return its number; -1 if there are too many
   */
  int add(ColumnScan cells, int row, Alike kind, long count) {
    int value = texts.size();
    if (value == MOST) {
      saturate(count);
      return -1;
    }
    if (value == counts.length) {
      int room = Math.min(2 * value, MOST);
      counts = Arrays.copyOf(counts, room);
      kinds = Arrays.copyOf(kinds, room);
    }
    texts.add(cells, row);
    counts[value] = 1;
    kinds[value] = kind;
    return value;
  }

  private void saturate(long cells) {
    saturated = true;
    counted = false;
    for (int value = 0; value < MOST; value++) {
      counts[value] = counts[value] < cells / COMMON ? 0 : counts[value];
      counted |= counts[value] > 0;
    }
    if (!counted) {
      texts = new Texts();
      counts = new int[0];
      kinds = new Alike[0];
    }
  }

  boolean saturated() {
    return saturated;
  }

  int size() {
    return saturated ? MOST : texts.size();
  }

  String text(int value) {
    return texts.get(value);
  }

  Alike kind(int value) {
    return kinds[value];
  }

  /** By value, how many cells have it; of those that are counted on. */
  Map<String, Integer> counts() {
    Map<String, Integer> own = new HashMap<>();
    for (int value = 0; value < texts.size(); value++) {
      if (counts[value] > 0) {
        own.put(text(value), counts[value]);
      }
    }
    return own;
  }
}
