package dev.tandem.data;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.Arrays;

/**
 * Which rows make up which batch: every epoch all rows once, in an order drawn from seed and epoch.
 * The last batch may be smaller; it is used, not dropped.
 */
public final class BatchSchedule {
  private final long seed;
  private final int rows;
  private final int batchSize;

  /**
   * @param batchSize at most; where there are fewer rows, one batch has them all
   */
  public BatchSchedule(long seed, int rows, int batchSize) {
    this.seed = seed;
    this.rows = rows;
    this.batchSize = Math.min(batchSize, rows);
  }

  public int rows() {
    return rows;
  }

  public int batchesPerEpoch() {
    return (rows + batchSize - 1) / batchSize;
  }

  /** All rows in the epoch's order; epochs count from 1. */
  public int[] order(int epoch) {
    return CounterRandom.of(seed, Purpose.ORDER, epoch).permutation(rows);
  }

  /** The rows of one batch, given the epoch's order. */
  public int[] batch(int[] order, int indexInEpoch) {
    int from = indexInEpoch * batchSize;
    return Arrays.copyOfRange(order, from, Math.min(from + batchSize, rows));
  }
}
