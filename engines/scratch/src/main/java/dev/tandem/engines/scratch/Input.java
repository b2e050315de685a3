package dev.tandem.engines.scratch;

import dev.tandem.data.Features;

/** How rows of features come into a network. */
interface Input {
  /**
   * Readies a batch.
   *
   * @param rows of the features, in order
   * @param count how many of them
   * @return what the first layer gets; {@link #gather} fills it
   */
  float[][] begin(Features features, int[] rows, int count);

  /** Reads rows [from, to) of the batch; many threads at once. */
  void gather(int from, int to);

  /**
   * Readies rows that the caller fills, [count][at least the width], and then has {@link #take}n.
   */
  float[][] begin(int count);

  /** Takes rows [from, to) as the caller has filled them. */
  void take(int from, int to);

  /** Every number of a row. */
  final class Whole implements Input {
    private final int width;
    private Features features;
    private int[] rows;
    private float[][] x = {};

    Whole(int width) {
      this.width = width;
    }

    @Override
    public float[][] begin(Features source, int[] batch, int count) {
      features = source;
      rows = batch;
      x = Rows.atLeast(x, count, width);
      return x;
    }

    @Override
    public float[][] begin(int count) {
      x = Rows.atLeast(x, count, width);
      return x;
    }

    @Override
    public void take(int from, int to) {}

    @Override
    public void gather(int from, int to) {
      for (int row = from; row < to; row++) {
        features.copy(rows[row], x[row]);
      }
    }
  }
}
