package dev.tandem.engines.scratch;

/**
 * A thread's own arrays for what lives no longer than a share. A table has an entry for every row
 * of a weight, so that it can stand for the weight itself; a few rows serve all entries in turn.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private final Table panel = new Table(Products.PANEL_ROWS);
  private final Table columns = new Table(DenseLayer.SHARE);
  private final Table gradient = new Table(DenseLayer.SHARE);
  private int[] pickedRows = {};
  private float[] pickedValues = {};
  private final int[] pickedCounts = new int[DenseLayer.SHARE];

  private Scratch() {}

  static Scratch own() {
    return OWN.get();
  }

  /** Rows of a piece of a weight, contiguous; good for PANEL_ROWS neighbours at a time. */
  float[][] panel(int count) {
    return panel.of(count, Products.PANEL_WIDTH);
  }

  /** Columns of a batch as rows; good for SHARE neighbours at a time. */
  float[][] columns(int count, int batchRows) {
    return columns.of(count, batchRows);
  }

  /** A weight's gradient; good for SHARE neighbours at a time. */
  float[][] gradient(int count, int width) {
    return gradient.of(count, width);
  }

  /** Batch rows that have ink in a column: column c's begin at c·batchRows. */
  int[] pickedRows(int batchRows) {
    if (pickedRows.length < DenseLayer.SHARE * batchRows) {
      pickedRows = new int[DenseLayer.SHARE * batchRows];
    }
    return pickedRows;
  }

  /** The ink of {@link #pickedRows}. */
  float[] pickedValues(int batchRows) {
    if (pickedValues.length < DenseLayer.SHARE * batchRows) {
      pickedValues = new float[DenseLayer.SHARE * batchRows];
    }
    return pickedValues;
  }

  /** How many rows have ink, by column. */
  int[] pickedCounts() {
    return pickedCounts;
  }

  private static final class Table {
    private final int period;
    private float[][] entries = {};

    Table(int period) {
      this.period = period;
    }

    float[][] of(int count, int width) {
      if (entries.length < count || entries[0].length != Rows.padded(width)) {
        float[][] rows = Rows.of(period, width);
        entries = new float[Math.max(count, entries.length)][];
        for (int i = 0; i < entries.length; i++) {
          entries[i] = rows[i % period];
        }
      }
      return entries;
    }
  }
}
