package dev.tandem.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Shares a count out in proportion to sizes by largest remainders: class c gets {@code
 * count·size[c]/Σsize} rounded down, and what is then missing goes, one each, to the largest
 * remainders; of equal ones, to the lower class.
 */
final class Quotas {
  private Quotas() {}

  /**
   * @param count at most the sum of the sizes
   * @return by class, at most its size; the sum is the count
   */
  static int[] of(int[] sizes, int count) {
    long total = Math.max(1, Arrays.stream(sizes).asLongStream().sum());
    int[] quotas = Arrays.stream(sizes).map(size -> (int) ((long) count * size / total)).toArray();
    int missing = count - Arrays.stream(quotas).sum();
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(
            (a, b) ->
                Long.compare(remainder(sizes[b], count, total), remainder(sizes[a], count, total)))
        .limit(missing)
        .forEach(kind -> quotas[kind]++);
    return quotas;
  }

  private static long remainder(int size, int count, long total) {
    return (long) count * size % total;
  }
}
