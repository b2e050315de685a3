package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.Tiles.LANES;
import static dev.tandem.engines.scratch.Tiles.all;
import static dev.tandem.engines.scratch.Tiles.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The kernel in vectors of the machine's preferred width, of {@code jdk.incubator.vector}. That
 * width is the only one in the whole JVM: a second one makes the JIT compiler box vectors.
 */
final class VectorKernel implements Kernel {
  private static final boolean MANY_REGISTERS = LANES == 16; // AVX-512 has 32, AVX2 has 16

  @Override
  public String description() {
    return "vectors of " + LANES * Float.SIZE + " bits";
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
    int widest = MANY_REGISTERS ? 4 : 2;
    int done = 0;
    while (done < width) {
      int vectors = Math.min(widest, Integer.highestOneBit((width - done) / LANES));
      addPanel(y, yAt + done, x, w, wAt + done, firstRow, endRow, from, to, vectors);
      done += vectors * LANES;
    }
  }

  private static void addPanel(
      float[][] y,
      int yAt,
      float[][] x,
      float[][] w,
      int wAt,
      int firstRow,
      int endRow,
      int from,
      int to,
      int vectors) {
    int row = firstRow;
    if (vectors == 4) {
      for (; row + 6 <= endRow; row += 6) {
        Tiles.six4(y, row, yAt, x, w, wAt, from, to);
      }
    }
    for (; row + 4 <= endRow; row += 4) {
      switch (vectors) {
        case 4 -> Tiles.four4(y, row, yAt, x, w, wAt, from, to);
        case 2 -> Tiles.four2(y, row, yAt, x, w, wAt, from, to);
        default -> Tiles.four1(y, row, yAt, x, w, wAt, from, to);
      }
    }
    for (; row < endRow; row++) {
      switch (vectors) {
        case 4 -> Tiles.one4(y[row], yAt, x[row], w, wAt, from, to);
        case 2 -> Tiles.one2(y[row], yAt, x[row], w, wAt, from, to);
        default -> Tiles.one1(y[row], yAt, x[row], w, wAt, from, to);
      }
    }
  }

  @Override
  public void addPicked(
      float[] y, float[] scales, int[] terms, int from, int to, float[][] w, int width) {
    Lines.add(y, scales, terms, from, to, w, width);
  }

  @Override
  public void add(float[] y, float a, float[] x) {
    FloatVector factor = all(a);
    for (int i = 0; i < y.length; i += LANES) {
      factor.fma(load(x, i), load(y, i)).intoArray(y, i);
    }
  }

  @Override
  public void average(float[] y, float keep, float a, float[] x) {
    FloatVector factor = all(a);
    FloatVector kept = all(keep);
    for (int i = 0; i < y.length; i += LANES) {
      factor.fma(load(x, i), kept.mul(load(y, i))).intoArray(y, i);
    }
  }

  @Override
  public void averageSquares(float[] y, float keep, float a, float[] x) {
    FloatVector factor = all(a);
    FloatVector kept = all(keep);
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector value = load(x, i);
      factor.mul(value).fma(value, kept.mul(load(y, i))).intoArray(y, i);
    }
  }

  @Override
  public void scale(float[] y, float a) {
    FloatVector factor = all(a);
    for (int i = 0; i < y.length; i += LANES) {
      factor.mul(load(y, i)).intoArray(y, i);
    }
  }

  @Override
  public void raise(float[] y, float[] x) {
    for (int i = 0; i < y.length; i += LANES) {
      load(x, i).max(load(y, i)).intoArray(y, i);
    }
  }

  @Override
  public void descend(float[] w, float step, float[] m, float[] v, float rootScale, float epsilon) {
    FloatVector rate = all(step);
    FloatVector divisor = all(rootScale);
    FloatVector smallest = all(epsilon);
    for (int i = 0; i < w.length; i += LANES) {
      FloatVector root = load(v, i).lanewise(VectorOperators.SQRT).div(divisor).add(smallest);
      load(w, i).sub(rate.mul(load(m, i)).div(root)).intoArray(w, i);
    }
  }
}
