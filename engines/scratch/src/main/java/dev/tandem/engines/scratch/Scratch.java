package dev.tandem.engines.scratch;

import java.util.ArrayList;
import java.util.List;

/**
 * A thread's own arrays for what lives no longer than a share. A table has an entry for every row
 * of a weight, so that it can stand for the weight itself; a few rows serve all entries in turn.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private final Tables panel = new Tables(Products.PANEL_ROWS);
  private final Tables columns = new Tables(DenseLayer.SHARE);
  private final Tables gradient = new Tables(DenseLayer.SHARE);
  private Gather gather = new Gather(0);
  private long[] rowMasks = {};

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

  /** A list with room for so many. */
  Gather gather(int count) {
    if (gather.terms.length < count) {
      gather = new Gather(count);
    }
    return gather;
  }

  /** Which rows of a batch have ink, by column of a share and group of 64 rows. */
  long[] rowMasks(int batchRows) {
    int count = batchRows + Long.SIZE; // whole groups
    if (rowMasks.length < count) {
      rowMasks = new long[count];
    }
    return rowMasks;
  }

  /** Tables of one period, by the width of their rows: a network has few widths. */
  private static final class Tables {
    private final int period;
    private final List<float[][]> tables = new ArrayList<>();

    Tables(int period) {
      this.period = period;
    }

    float[][] of(int count, int width) {
      int padded = Rows.padded(width);
      for (int i = 0; i < tables.size(); i++) {
        if (tables.get(i)[0].length == padded) {
          if (tables.get(i).length < count) {
            tables.set(i, table(tables.get(i), count));
          }
          return tables.get(i);
        }
      }
      tables.add(table(Rows.of(period, width), Math.max(period, count)));
      return tables.get(tables.size() - 1);
    }

    private float[][] table(float[][] rows, int count) {
      float[][] table = new float[count][];
      for (int i = 0; i < count; i++) {
        table[i] = rows[i % period];
      }
      return table;
    }
  }
}
