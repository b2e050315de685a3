package dev.tandem.engines.scratch;

import java.util.Arrays;

/** Matrices as one array a row, padded with zeros to a multiple of {@link Kernel#LINE}. */
final class Rows {
  private Rows() {}

  /** Zeros, [count][padded width]. */
  static float[][] of(int count, int width) {
    return new float[count][padded(width)];
  }

  /** The width rounded up to a multiple of {@link Kernel#LINE}. */
  static int padded(int width) {
    return (width + Kernel.LINE - 1) / Kernel.LINE * Kernel.LINE;
  }

  /** At least so many rows of a width: the given ones if they suffice. */
  static float[][] atLeast(float[][] rows, int count, int width) {
    return rows.length >= count ? rows : of(count, width);
  }

  /**
   * {@code target[j][i] = source[i][j]} for i in [firstRow, endRow), j in [firstColumn, endColumn).
   */
  static void transpose(
      float[][] source,
      int firstRow,
      int endRow,
      int firstColumn,
      int endColumn,
      float[][] target) {
    int row = firstRow;
    for (; row + 8 <= endRow; row += 8) {
      transposeEight(source, row, firstColumn, endColumn, target);
    }
    for (; row < endRow; row++) {
      for (int j = firstColumn; j < endColumn; j++) {
        target[j][row] = source[row][j];
      }
    }
  }

  private static void transposeEight(
      float[][] source, int row, int firstColumn, int endColumn, float[][] target) {
    float[] a = source[row];
    float[] b = source[row + 1];
    float[] c = source[row + 2];
    float[] d = source[row + 3];
    float[] e = source[row + 4];
    float[] f = source[row + 5];
    float[] g = source[row + 6];
    float[] h = source[row + 7];
    for (int j = firstColumn; j < endColumn; j++) {
      float[] column = target[j];
      column[row] = a[j];
      column[row + 1] = b[j];
      column[row + 2] = c[j];
      column[row + 3] = d[j];
      column[row + 4] = e[j];
      column[row + 5] = f[j];
      column[row + 6] = g[j];
      column[row + 7] = h[j];
    }
  }

  static void clear(float[][] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      Arrays.fill(rows[i], 0);
    }
  }
}
