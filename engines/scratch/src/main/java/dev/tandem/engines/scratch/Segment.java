package dev.tandem.engines.scratch;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive pieces of a pass in which nobody has to wait: each share of the rows goes through all
 * of them while it is in the cache. A segment of columns has one piece, a layer too wide for that.
 */
final class Segment implements Workers.Task {
  /** What is done to rows (or columns) [from, to). */
  interface Piece {
    void run(int from, int to);
  }

  private static final int SHARES_A_THREAD = 2; // so that one who is late holds up little
  private static final int STEP = 4; // the height of a tile
  private static final int MOST_ROWS = 48;

  private final Runnable before;
  private final List<Piece> pieces = new ArrayList<>();
  private final int columns;
  private int extent;
  private int share;

  private Segment(Runnable before, int columns) {
    this.before = before;
    this.columns = columns;
  }

  /**
   * @param before done by one thread when the last segment is over
   */
  static Segment ofRows(Runnable before) {
    return new Segment(before, 0);
  }

  static Segment ofColumns(int columns, Piece piece) {
    return new Segment(() -> {}, Rows.padded(columns)).with(piece);
  }

  Segment with(Piece piece) {
    pieces.add(piece);
    return this;
  }

  void run(Workers workers, int rows) {
    before.run();
    if (pieces.isEmpty()) {
      return;
    }
    extent = columns > 0 ? columns : rows;
    share = columns > 0 ? Products.PANEL_WIDTH : rowsOfAShare(rows, workers.count());
    workers.run(this, (extent + share - 1) / share);
  }

  /** As many shares for every thread, none too large for the cache. */
  private static int rowsOfAShare(int rows, int threads) {
    int round = threads * SHARES_A_THREAD;
    int shares = (rows + MOST_ROWS * round - 1) / (MOST_ROWS * round) * round;
    int even = (rows + shares - 1) / shares;
    return (even + STEP - 1) / STEP * STEP;
  }

  @Override
  public void run(int part) {
    int from = part * share;
    int to = Math.min(from + share, extent);
    for (int i = 0; i < pieces.size(); i++) {
      pieces.get(i).run(from, to);
    }
  }
}
