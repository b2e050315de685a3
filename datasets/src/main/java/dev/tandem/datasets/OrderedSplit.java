package dev.tandem.datasets;

import dev.tandem.data.RowSplit;
import dev.tandem.network.FoldSpec;
import java.util.stream.IntStream;

/**
 * Rows in the order that they come: the last ones test, the last of the others validate. Folds are
 * blocks, the first ones of a row more where they cannot be equal, as scikit-learn's {@code
 * KFold(shuffle=False)}.
 *
 * @param validation the share of the rows that do not test
 */
record OrderedSplit(int rows, double validation) {
  /**
   * @throws IllegalArgumentException if a side would be empty
   */
  RowSplit last(double testFraction) {
    return deal(rows - share(testFraction, rows), rows);
  }

  /**
   * @throws IllegalArgumentException if a side would be empty
   */
  RowSplit fold(FoldSpec fold) {
    int larger = rows % fold.of();
    int size = rows / fold.of();
    int before = fold.index() - 1;
    int from = before * size + Math.min(before, larger);
    return deal(from, from + size + (before < larger ? 1 : 0));
  }

  private RowSplit deal(int from, int to) {
    int[] rest = IntStream.range(0, rows).filter(row -> row < from || row >= to).toArray();
    int validating = share(validation, rest.length);
    int training = rest.length - validating;
    if (training < 1 || from == to) {
      throw new IllegalArgumentException(
          "split: expected enough rows for every side, got " + rows + " rows");
    }
    return new RowSplit(
        IntStream.range(0, training).map(i -> rest[i]).toArray(),
        IntStream.range(training, rest.length).map(i -> rest[i]).toArray(),
        IntStream.range(from, to).toArray());
  }

  private static int share(double share, int rows) {
    return share == 0 ? 0 : Math.max(1, (int) Math.round(share * rows));
  }
}
