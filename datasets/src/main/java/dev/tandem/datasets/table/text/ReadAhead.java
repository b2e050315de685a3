package dev.tandem.datasets.table.text;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Reads the next rows while those before are worked on. */
final class ReadAhead {
  private ReadAhead() {}

  /** An open file. */
  interface Reading {
    /**
     * Adds rows to a block until it is full or there are no more.
     *
     * @return whether it is full
     * @throws dev.tandem.data.DataException about the row behind those that were added
     */
    boolean fill(RowBlock rows);
  }

  /** A block, and what came of filling it. */
  private record Filled(RowBlock rows, boolean more, RuntimeException complaint) {
    static Filled of(Reading reading, RowBlock rows) {
      rows.clear();
      try {
        return new Filled(rows, reading.fill(rows), null);
      } catch (RuntimeException e) {
        return new Filled(rows, false, e);
      }
    }
  }

  /** Hands over all rows, and then complains about the one that could not be read, if one is so. */
  static void each(Reading reading, int columns, TextRows.Visitor visitor) {
    RowBlock spare = new RowBlock(columns);
    Filled filled = Filled.of(reading, new RowBlock(columns));
    while (filled.more()) {
      RowBlock ahead = spare;
      ForkJoinTask<Filled> next = ForkJoinPool.commonPool().submit(() -> Filled.of(reading, ahead));
      try {
        visitor.rows(filled.rows());
      } finally {
        next.join(); // before the file is closed
      }
      spare = filled.rows();
      filled = next.join();
    }
    if (filled.rows().rows() > 0) {
      visitor.rows(filled.rows());
    }
    if (filled.complaint() != null) {
      throw filled.complaint();
    }
  }
}
