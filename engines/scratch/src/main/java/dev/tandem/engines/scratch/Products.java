package dev.tandem.engines.scratch;

/**
 * Products of any size. Terms that are much wider than a tile lie far apart in memory, row by row;
 * where enough rows of Y share them they are first copied together, panel by panel.
 */
final class Products {
  /**
   * How many terms a panel has: with its width 64 KiB, for half of it to stay in the first cache.
   */
  static final int PANEL_ROWS = 256;

  /** Numbers of a term in a panel: the widest tile. */
  static final int PANEL_WIDTH = 64;

  private static final int WORTH_COPYING_ROWS = 32;
  private static final int FAR_APART = 512;

  private Products() {}

  /**
   * {@code y[r][j] += Σₖ x[r][k]·w[k][j]} for r in [firstRow, endRow), j in [firstColumn,
   * endColumn), k from 0 to count - 1 in that order.
   */
  static void add(
      Kernel kernel,
      float[][] y,
      float[][] x,
      float[][] w,
      int firstRow,
      int endRow,
      int firstColumn,
      int endColumn,
      int count) {
    if (endRow - firstRow < WORTH_COPYING_ROWS || w[0].length < FAR_APART) {
      kernel.addProduct(
          y, firstColumn, x, w, firstColumn, firstRow, endRow, 0, count, endColumn - firstColumn);
      return;
    }
    float[][] panel = Scratch.own().panel(count);
    for (int column = firstColumn; column < endColumn; column += PANEL_WIDTH) {
      int width = Math.min(PANEL_WIDTH, endColumn - column);
      for (int from = 0; from < count; from += PANEL_ROWS) {
        int to = Math.min(from + PANEL_ROWS, count);
        for (int k = from; k < to; k++) {
          System.arraycopy(w[k], column, panel[k], 0, width);
        }
        kernel.addProduct(y, column, x, panel, 0, firstRow, endRow, from, to, width);
      }
    }
  }
}
