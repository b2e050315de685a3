package dev.tandem.engines.scratch;

import java.util.Arrays;

/**
 * The kernels: sums of scaled rows. Every product of the engine is one of these, with the lanes
 * over the row and the sum taken term by term, so that the result does not depend on how wide the
 * machine's vectors are, nor on how many rows are worked on together.
 *
 * <p>A pass takes four terms to two targets: each term is loaded for two multiplications, each
 * target loaded and stored for four.
 */
final class Rows {
  private Rows() {}

  /** {@code targets[r] += Σᵢ scales[r][i]·terms[i]}, i from 0 to count - 1 in that order. */
  static void addProduct(
      float[][] targets, int rows, float[][] scales, float[][] terms, int count) {
    int row = 0;
    for (; row + 2 <= rows; row += 2) {
      float[] t = targets[row];
      float[] u = targets[row + 1];
      float[] a = scales[row];
      float[] b = scales[row + 1];
      int i = 0;
      for (; i + 4 <= count; i += 4) {
        addFourToTwo(
            t, a[i], a[i + 1], a[i + 2], a[i + 3], u, b[i], b[i + 1], b[i + 2], b[i + 3], terms, i);
      }
      for (; i < count; i++) {
        addOne(t, a[i], terms[i]);
        addOne(u, b[i], terms[i]);
      }
    }
    if (row < rows) {
      for (int i = 0; i < count; i++) {
        addOne(targets[row], scales[row][i], terms[i]);
      }
    }
  }

  /** {@code targets[i] += Σᵣ scales[r][i]·terms[r]}, r from 0 to rows - 1 in that order. */
  static void addTransposedProduct(
      float[][] targets, int count, float[][] scales, float[][] terms, int rows) {
    int i = 0;
    for (; i + 2 <= count; i += 2) {
      float[] t = targets[i];
      float[] u = targets[i + 1];
      int row = 0;
      for (; row + 4 <= rows; row += 4) {
        float[] a = scales[row];
        float[] b = scales[row + 1];
        float[] c = scales[row + 2];
        float[] d = scales[row + 3];
        addFourToTwo(
            t, a[i], b[i], c[i], d[i], u, a[i + 1], b[i + 1], c[i + 1], d[i + 1], terms, row);
      }
      for (; row < rows; row++) {
        addOne(t, scales[row][i], terms[row]);
        addOne(u, scales[row][i + 1], terms[row]);
      }
    }
    if (i < count) {
      for (int row = 0; row < rows; row++) {
        addOne(targets[i], scales[row][i], terms[row]);
      }
    }
  }

  private static void addFourToTwo(
      float[] t,
      float ta,
      float tb,
      float tc,
      float td,
      float[] u,
      float ua,
      float ub,
      float uc,
      float ud,
      float[][] terms,
      int from) {
    float[] a = terms[from];
    float[] b = terms[from + 1];
    float[] c = terms[from + 2];
    float[] d = terms[from + 3];
    for (int j = 0; j < t.length; j++) {
      t[j] = Math.fma(td, d[j], Math.fma(tc, c[j], Math.fma(tb, b[j], Math.fma(ta, a[j], t[j]))));
      u[j] = Math.fma(ud, d[j], Math.fma(uc, c[j], Math.fma(ub, b[j], Math.fma(ua, a[j], u[j]))));
    }
  }

  private static void addOne(float[] target, float scale, float[] term) {
    for (int j = 0; j < target.length; j++) {
      target[j] = Math.fma(scale, term[j], target[j]);
    }
  }

  /** {@code target += Σᵣ terms[r]}, r from 0 to rows - 1 in that order. */
  static void addRows(float[] target, float[][] terms, int rows) {
    for (int row = 0; row < rows; row++) {
      addOne(target, 1, terms[row]);
    }
  }

  /** {@code target[j][i] = source[i][j]} for the first rows of the source. */
  static void transpose(float[][] source, int rows, float[][] target) {
    for (int i = 0; i < rows; i++) {
      float[] row = source[i];
      for (int j = 0; j < row.length; j++) {
        target[j][i] = row[j];
      }
    }
  }

  static void clear(float[][] rows, int count) {
    for (int i = 0; i < count; i++) {
      Arrays.fill(rows[i], 0);
    }
  }

  /** At least so many rows of a width: the given ones if they suffice. */
  static float[][] atLeast(float[][] rows, int count, int width) {
    return rows.length >= count && (rows.length == 0 || rows[0].length == width)
        ? rows
        : new float[count][width];
  }
}
