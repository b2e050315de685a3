package dev.tandem.datasets;

import dev.tandem.data.RowSplit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The latest rows test, the latest of the others validate; rows of one moment stay together, on the
 * later side. A share of n rows is {@code round(share n)}, and more where rows share their moment.
 *
 * @param moments by row; larger is later
 */
record TimeSplit(double[] moments) {
  /**
   * @throws IllegalArgumentException if a side would be empty
   */
  RowSplit deal(double testFraction, double validation) {
    int[] ordered =
        IntStream.range(0, moments.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> moments[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int test = boundary(ordered, ordered.length, testFraction);
    int validating = validation == 0 ? test : boundary(ordered, test, validation);
    if (validating == 0 || test == ordered.length || validating == test && validation > 0) {
      throw new IllegalArgumentException(
          "split: expected different moments for every side, got "
              + validating
              + " training, "
              + (test - validating)
              + " validation and "
              + (ordered.length - test)
              + " test rows");
    }
    return new RowSplit(
        rows(ordered, 0, validating),
        rows(ordered, validating, test),
        rows(ordered, test, ordered.length));
  }

  /** Where the last share of the first rows begins. */
  private int boundary(int[] ordered, int count, double share) {
    int taken = Math.max(1, (int) Math.round(share * count));
    int at = Math.max(0, count - taken);
    while (at > 0 && moments[ordered[at - 1]] == moments[ordered[at]]) {
      at--;
    }
    return at;
  }

  private static int[] rows(int[] ordered, int from, int to) {
    int[] rows = Arrays.copyOfRange(ordered, from, to);
    Arrays.sort(rows);
    return rows;
  }
}
