package dev.tandem.datasets.table.cells;

import java.util.Arrays;

/**
 * Sorts numbers as {@link Arrays#sort(double[])} does, by the digits of their bits: several times
 * as fast where there are thousands, and columns are sorted more than once.
 */
public final class Sorting {
  private static final int DIGIT = 11; // bits
  private static final int BUCKETS = 1 << DIGIT;
  private static final int FEW = 2_000; // numbers that comparisons sort as fast
  private static final int MANY = 2_000_000; // numbers whose copies take too much memory

  private Sorting() {}

  /** The same numbers, ascending. */
  public static double[] sorted(double[] numbers) {
    if (numbers.length < FEW || numbers.length > MANY) {
      double[] sorted = numbers.clone();
      Arrays.sort(sorted);
      return sorted;
    }
    long[] from = new long[numbers.length];
    for (int i = 0; i < from.length; i++) {
      from[i] = key(Double.doubleToLongBits(numbers[i]));
    }
    long[] to = new long[from.length];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      int[] places = places(from, shift);
      if (places != null) {
        for (long key : from) {
          to[places[digit(key, shift)]++] = key;
        }
        long[] swapped = from;
        from = to;
        to = swapped;
      }
    }
    double[] sorted = new double[from.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Double.longBitsToDouble(number(from[i]));
    }
    return sorted;
  }

  /** Where the first key of each digit goes; null if all have the same. */
  private static int[] places(long[] keys, int shift) {
    int[] places = new int[BUCKETS];
    for (long key : keys) {
      places[digit(key, shift)]++;
    }
    if (places[digit(keys[0], shift)] == keys.length) {
      return null;
    }
    int place = 0;
    for (int i = 0; i < BUCKETS; i++) {
      int count = places[i];
      places[i] = place;
      place += count;
    }
    return places;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & BUCKETS - 1;
  }

  /** In the order of the numbers if compared as unsigned: negative ones are turned over. */
  private static long key(long bits) {
    return bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  private static long number(long key) {
    return key ^ (~key >> 63 | Long.MIN_VALUE);
  }
}
