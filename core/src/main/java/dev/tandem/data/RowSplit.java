package dev.tandem.data;

import java.util.stream.IntStream;

/** Which rows train, validate and test; each ascending. Validation may be empty. */
public record RowSplit(int[] training, int[] validation, int[] test) {
  /** All three are the same rows. */
  public static RowSplit same(int rows) {
    int[] all = IntStream.range(0, rows).toArray();
    return new RowSplit(all, all, all);
  }
}
