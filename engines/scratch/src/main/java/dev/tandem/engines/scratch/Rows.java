package dev.tandem.engines.scratch;

import java.util.Arrays;

/**
 * The kernel: sums of scaled rows. Every product of the engine is one of these, with the lanes over
 * the row and the sum taken term by term, so that the result does not depend on how wide the
 * machine's vectors are.
 *
 * <p>Four terms a pass, since then the target is loaded and stored once for four multiplications.
 */
final class Rows {
  private Rows() {}

  /** {@code target += Σᵢ scales[i]·rows[i]} for i from 0 to count - 1, in that order. */
  static void addScaled(float[] target, float[] scales, float[][] rows, int count) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      addFour(
          target,
          scales[i],
          rows[i],
          scales[i + 1],
          rows[i + 1],
          scales[i + 2],
          rows[i + 2],
          scales[i + 3],
          rows[i + 3]);
    }
    for (; i < count; i++) {
      addOne(target, scales[i], rows[i]);
    }
  }

  private static void addFour(
      float[] target,
      float a,
      float[] rowA,
      float b,
      float[] rowB,
      float c,
      float[] rowC,
      float d,
      float[] rowD) {
    for (int j = 0; j < target.length; j++) {
      float sum = Math.fma(a, rowA[j], target[j]);
      sum = Math.fma(b, rowB[j], sum);
      sum = Math.fma(c, rowC[j], sum);
      target[j] = Math.fma(d, rowD[j], sum);
    }
  }

  private static void addOne(float[] target, float scale, float[] row) {
    for (int j = 0; j < target.length; j++) {
      target[j] = Math.fma(scale, row[j], target[j]);
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
