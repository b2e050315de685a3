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

  private final Texts texts = new Texts();
  private int[] counts = new int[8]; // 0 where it is not counted on
  private Alike[] kinds = new Alike[8];
  private double[] numbers = new double[8];
  private boolean saturated;
  private boolean counted = true; // whether any is

  /** The number of a cell's value; -1 if it is not known. */
  int of(CellScan cell) {
    return counted ? texts.of(cell) : -1;
  }

  /** Counts one more cell that has a value. */
  void count(int value) {
    counts[value] += counts[value] == 0 ? 0 : 1;
  }

  /**
   * Adds the value of a cell.
   *
   * @param kind what the cell is
   * @param cells how many there were, with this one
   * @return its number; -1 if there are too many
   */
  int add(CellScan cell, Alike kind, long cells) {
    int value = texts.size();
    if (value == MOST) {
      saturate(cells);
      return -1;
    }
    if (value == counts.length) {
      counts = Arrays.copyOf(counts, 2 * value);
      kinds = Arrays.copyOf(kinds, 2 * value);
      numbers = Arrays.copyOf(numbers, 2 * value);
    }
    texts.add(cell);
    counts[value] = 1;
    kinds[value] = kind;
    numbers[value] = kind.traits().isPlainNumber() ? cell.number() : Double.NaN;
    return value;
  }

  private void saturate(long cells) {
    saturated = true;
    counted = false;
    for (int value = 0; value < MOST; value++) {
      counts[value] = counts[value] < cells / COMMON ? 0 : counts[value];
      counted |= counts[value] > 0;
    }
  }

  boolean saturated() {
    return saturated;
  }

  int size() {
    return texts.size();
  }

  String text(int value) {
    return texts.get(value);
  }

  Alike kind(int value) {
    return kinds[value];
  }

  /** By value, the number that it is in the plain reading; NaN if it is none. */
  double[] numbers() {
    return numbers;
  }

  /** By value, how many cells have it; of those that are counted on. */
  Map<String, Integer> counts() {
    Map<String, Integer> own = new HashMap<>();
    for (int value = 0; value < size(); value++) {
      if (counts[value] > 0) {
        own.put(text(value), counts[value]);
      }
    }
    return own;
  }
}
