package dev.tandem.datasets;

import dev.tandem.data.RowSplit;
import java.util.Arrays;
import java.util.function.DoublePredicate;
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
    double[] ordered = moments.clone();
    Arrays.sort(ordered);
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
    double firstValidated = ordered[validating];
    double firstTested = ordered[test];
    return new RowSplit(
        rows(moment -> moment < firstValidated && moment < firstTested),
        rows(moment -> moment >= firstValidated && moment < firstTested),
        rows(moment -> moment >= firstTested));
  }

  /** Where the last share of the first moments begins. */
  private static int boundary(double[] ordered, int count, double share) {
    int taken = Math.max(1, (int) Math.round(share * count));
    int at = Math.max(0, count - taken);
    while (at > 0 && ordered[at - 1] == ordered[at]) {
      at--;
    }
    return at;
  }

  private int[] rows(DoublePredicate chosen) {
    return IntStream.range(0, moments.length).filter(row -> chosen.test(moments[row])).toArray();
  }
}
