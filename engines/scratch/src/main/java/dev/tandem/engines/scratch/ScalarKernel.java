package dev.tandem.engines.scratch;

import dev.tandem.network.ActivationSpec;

/**
 * The kernel in plain loops, for a JVM without {@code jdk.incubator.vector} or a processor without
 * multiply-add. The JIT compiler makes vectors of them where it can; four terms in a pass spare
 * loads and stores of the sums.
 */
final class ScalarKernel implements Kernel {
  @Override
  public String description() {
    return "plain loops, with the same bits as vectors"
        + (Fused.IN_HARDWARE ? "" : "; many times slower: " + Fused.MISSING);
  }

  @Override
  public void addProduct(
      float[][] y,
      int yAt,
      float[][] x,
      float[][] w,
      int wAt,
      int firstRow,
      int endRow,
      int from,
      int to,
      int width) {
    for (int row = firstRow; row < endRow; row++) {
      float[] scales = x[row];
      int k = from;
      for (; k + 4 <= to; k += 4) {
        addFour(y[row], yAt, scales, k, w[k], w[k + 1], w[k + 2], w[k + 3], wAt, width);
      }
      for (; k < to; k++) {
        addOne(y[row], yAt, scales[k], w[k], wAt, width);
      }
    }
  }

  private static void addFour(
      float[] y,
      int yAt,
      float[] scales,
      int k,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      int wAt,
      int width) {
    float first = scales[k];
    float second = scales[k + 1];
    float third = scales[k + 2];
    float fourth = scales[k + 3];
    for (int j = 0; j < width; j++) {
      float sum = Fused.multiplyAdd(first, a[wAt + j], y[yAt + j]);
      sum = Fused.multiplyAdd(second, b[wAt + j], sum);
      sum = Fused.multiplyAdd(third, c[wAt + j], sum);
      y[yAt + j] = Fused.multiplyAdd(fourth, d[wAt + j], sum);
    }
  }

  private static void addOne(float[] y, int yAt, float scale, float[] term, int wAt, int width) {
    for (int j = 0; j < width; j++) {
      y[yAt + j] = Fused.multiplyAdd(scale, term[wAt + j], y[yAt + j]);
    }
  }

  @Override
  public void gatherSum(
      float[] y, float[] start, float[] scales, int[] terms, int count, float[][] w, int width) {
    System.arraycopy(start, 0, y, 0, width);
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      float[] a = w[terms[i]];
      float[] b = w[terms[i + 1]];
      float[] c = w[terms[i + 2]];
      float[] d = w[terms[i + 3]];
      addFour(y, 0, scales, i, a, b, c, d, 0, width);
    }
    for (; i < count; i++) {
      addOne(y, 0, scales[i], w[terms[i]], 0, width);
    }
  }

  @Override
  public void gatherSumTwice(
      float[] y,
      float[] z,
      float[] start,
      float[] yScales,
      float[] zScales,
      int[] terms,
      int count,
      float[][] w,
      int width) {
    gatherSum(y, start, yScales, terms, count, w, width);
    gatherSum(z, start, zScales, terms, count, w, width);
  }

  @Override
  public void exponentials(float[] z, int count, float max, float[] e) {
    FloatMath.exponentials(z, count, max, e);
  }

  @Override
  public Activation activation(ActivationSpec spec) {
    return spec.accept(new ScalarActivations());
  }

  @Override
  public void add(float[] y, float a, float[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Fused.multiplyAdd(a, x[i], y[i]);
    }
  }

  @Override
  public void average(float[] y, float keep, float a, float[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Fused.multiplyAdd(a, x[i], keep * y[i]);
    }
  }

  @Override
  public void averageSquares(float[] y, float keep, float a, float[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Fused.multiplyAdd(a * x[i], x[i], keep * y[i]);
    }
  }

  @Override
  public void descendByMomentum(float[] w, float[] g, float[] v, float keep, float a, float rate) {
    for (int i = 0; i < w.length; i++) {
      v[i] = Fused.multiplyAdd(a, g[i], keep * v[i]);
      w[i] = Fused.multiplyAdd(-rate, v[i], w[i]);
    }
  }

  @Override
  public void descendByAdam(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      float keepM,
      float takeM,
      float keepV,
      float takeV,
      float step,
      float rootScale,
      float epsilon) {
    average(m, keepM, takeM, g);
    averageSquares(v, keepV, takeV, g);
    descend(w, step, m, v, rootScale, epsilon);
  }

  @Override
  public void scale(float[] y, float a) {
    for (int i = 0; i < y.length; i++) {
      y[i] = a * y[i];
    }
  }

  @Override
  public void maximum(float[] y, float[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(x[i], y[i]);
    }
  }

  @Override
  public void descend(float[] w, float step, float[] m, float[] v, float rootScale, float epsilon) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= step * m[i] / ((float) Math.sqrt(v[i]) * rootScale + epsilon);
    }
  }
}
