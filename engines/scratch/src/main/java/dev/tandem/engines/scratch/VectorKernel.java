package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.Tiles.LANES;
import static dev.tandem.engines.scratch.Tiles.SPECIES;

import dev.tandem.network.ActivationSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The kernel in vectors of the machine's preferred width, of {@code jdk.incubator.vector}. That
 * width is the only one in the whole JVM: a second one makes the JIT compiler box vectors.
 */
final class VectorKernel implements Kernel {
  static final boolean MANY_REGISTERS = LANES == 16; // AVX-512 has 32, AVX2 has 16

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
  public void gatherSum(
      float[] y, float[] start, float[] scales, int[] terms, int count, float[][] w, int width) {
    Lines.sum(y, start, scales, terms, count, w, width);
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
    Lines.sumTwo(y, z, start, yScales, zScales, terms, count, w, width);
  }

  @Override
  public void exponentials(float[] z, int count, float max, float[] e) {
    LaneMath.exponentials(z, count, max, e);
  }

  @Override
  public Activation activation(ActivationSpec spec) {
    return spec.accept(new LaneActivations());
  }

  @Override
  public void add(float[] y, float a, float[] x) {
    FloatVector factor = FloatVector.broadcast(SPECIES, a);
    for (int i = 0; i < y.length; i += LANES) {
      factor
          .fma(FloatVector.fromArray(SPECIES, x, i), FloatVector.fromArray(SPECIES, y, i))
          .intoArray(y, i);
    }
  }

  @Override
  public void average(float[] y, float keep, float a, float[] x) {
    FloatVector factor = FloatVector.broadcast(SPECIES, a);
    FloatVector kept = FloatVector.broadcast(SPECIES, keep);
    for (int i = 0; i < y.length; i += LANES) {
      factor
          .fma(FloatVector.fromArray(SPECIES, x, i), kept.mul(FloatVector.fromArray(SPECIES, y, i)))
          .intoArray(y, i);
    }
  }

  @Override
  public void averageSquares(float[] y, float keep, float a, float[] x) {
    FloatVector factor = FloatVector.broadcast(SPECIES, a);
    FloatVector kept = FloatVector.broadcast(SPECIES, keep);
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, x, i);
      factor.mul(value).fma(value, kept.mul(FloatVector.fromArray(SPECIES, y, i))).intoArray(y, i);
    }
  }

  @Override
  public void descendByMomentum(float[] w, float[] g, float[] v, float keep, float a, float rate) {
    FloatVector factor = FloatVector.broadcast(SPECIES, a);
    FloatVector kept = FloatVector.broadcast(SPECIES, keep);
    FloatVector step = FloatVector.broadcast(SPECIES, -rate);
    for (int i = 0; i < w.length; i += LANES) {
      FloatVector old = kept.mul(FloatVector.fromArray(SPECIES, v, i));
      FloatVector velocity = factor.fma(FloatVector.fromArray(SPECIES, g, i), old);
      velocity.intoArray(v, i);
      step.fma(velocity, FloatVector.fromArray(SPECIES, w, i)).intoArray(w, i);
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
    FloatVector keptMean = FloatVector.broadcast(SPECIES, keepM);
    FloatVector takenMean = FloatVector.broadcast(SPECIES, takeM);
    FloatVector keptSquare = FloatVector.broadcast(SPECIES, keepV);
    FloatVector takenSquare = FloatVector.broadcast(SPECIES, takeV);
    FloatVector rate = FloatVector.broadcast(SPECIES, step);
    FloatVector factor = FloatVector.broadcast(SPECIES, rootScale);
    FloatVector smallest = FloatVector.broadcast(SPECIES, epsilon);
    for (int i = 0; i < w.length; i += LANES) {
      FloatVector gradient = FloatVector.fromArray(SPECIES, g, i);
      FloatVector mean = keptMean.mul(FloatVector.fromArray(SPECIES, m, i));
      mean = takenMean.fma(gradient, mean);
      mean.intoArray(m, i);
      FloatVector square = keptSquare.mul(FloatVector.fromArray(SPECIES, v, i));
      square = takenSquare.mul(gradient).fma(gradient, square);
      square.intoArray(v, i);
      FloatVector root = square.lanewise(VectorOperators.SQRT).mul(factor).add(smallest);
      FloatVector.fromArray(SPECIES, w, i).sub(rate.mul(mean).div(root)).intoArray(w, i);
    }
  }

  @Override
  public void scale(float[] y, float a) {
    FloatVector factor = FloatVector.broadcast(SPECIES, a);
    for (int i = 0; i < y.length; i += LANES) {
      factor.mul(FloatVector.fromArray(SPECIES, y, i)).intoArray(y, i);
    }
  }

  @Override
  public void maximum(float[] y, float[] x) {
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector.fromArray(SPECIES, x, i)
          .max(FloatVector.fromArray(SPECIES, y, i))
          .intoArray(y, i);
    }
  }

  @Override
  public void descend(float[] w, float step, float[] m, float[] v, float rootScale, float epsilon) {
    FloatVector rate = FloatVector.broadcast(SPECIES, step);
    FloatVector factor = FloatVector.broadcast(SPECIES, rootScale);
    FloatVector smallest = FloatVector.broadcast(SPECIES, epsilon);
    for (int i = 0; i < w.length; i += LANES) {
      FloatVector root =
          FloatVector.fromArray(SPECIES, v, i)
              .lanewise(VectorOperators.SQRT)
              .mul(factor)
              .add(smallest);
      FloatVector.fromArray(SPECIES, w, i)
          .sub(rate.mul(FloatVector.fromArray(SPECIES, m, i)).div(root))
          .intoArray(w, i);
    }
  }
}
