package dev.tandem.engines.scratch;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles of {@link VectorKernel}: a few rows times a few vectors of Y stay in registers
 * while the terms of the sum pass by, so that one load serves several multiplications. Their loops
 * are written out, since the JIT compiler keeps vectors in registers only under names of their own.
 *
 * <p>In all of them y[row + r][at + lane] gets x[row + r][k]·w[k][column + lane] added, k from
 * {@code from} to {@code to - 1}, in that order.
 */
final class Tiles {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  private Tiles() {}

  /** 6 rows of 4 vectors: 29 registers, for machines with 32. */
  static void six4(
      float[][] y, int row, int at, float[][] x, float[][] w, int column, int from, int to) {
    float[] y0 = y[row];
    float[] y1 = y[row + 1];
    float[] y2 = y[row + 2];
    float[] y3 = y[row + 3];
    float[] y4 = y[row + 4];
    float[] y5 = y[row + 5];
    float[] x0 = x[row];
    float[] x1 = x[row + 1];
    float[] x2 = x[row + 2];
    float[] x3 = x[row + 3];
    float[] x4 = x[row + 4];
    float[] x5 = x[row + 5];
    FloatVector a0 = FloatVector.fromArray(SPECIES, y0, at);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y0, at + LANES);
    FloatVector c0 = FloatVector.fromArray(SPECIES, y0, at + 2 * LANES);
    FloatVector d0 = FloatVector.fromArray(SPECIES, y0, at + 3 * LANES);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y1, at);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y1, at + LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, y1, at + 2 * LANES);
    FloatVector d1 = FloatVector.fromArray(SPECIES, y1, at + 3 * LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y2, at);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y2, at + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, y2, at + 2 * LANES);
    FloatVector d2 = FloatVector.fromArray(SPECIES, y2, at + 3 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y3, at);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y3, at + LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, y3, at + 2 * LANES);
    FloatVector d3 = FloatVector.fromArray(SPECIES, y3, at + 3 * LANES);
    FloatVector a4 = FloatVector.fromArray(SPECIES, y4, at);
    FloatVector b4 = FloatVector.fromArray(SPECIES, y4, at + LANES);
    FloatVector c4 = FloatVector.fromArray(SPECIES, y4, at + 2 * LANES);
    FloatVector d4 = FloatVector.fromArray(SPECIES, y4, at + 3 * LANES);
    FloatVector a5 = FloatVector.fromArray(SPECIES, y5, at);
    FloatVector b5 = FloatVector.fromArray(SPECIES, y5, at + LANES);
    FloatVector c5 = FloatVector.fromArray(SPECIES, y5, at + 2 * LANES);
    FloatVector d5 = FloatVector.fromArray(SPECIES, y5, at + 3 * LANES);
    for (int k = from; k < to; k++) {
      float[] term = w[k];
      FloatVector a = FloatVector.fromArray(SPECIES, term, column);
      FloatVector b = FloatVector.fromArray(SPECIES, term, column + LANES);
      FloatVector c = FloatVector.fromArray(SPECIES, term, column + 2 * LANES);
      FloatVector d = FloatVector.fromArray(SPECIES, term, column + 3 * LANES);
      FloatVector scale = FloatVector.broadcast(SPECIES, x0[k]);
      a0 = scale.fma(a, a0);
      b0 = scale.fma(b, b0);
      c0 = scale.fma(c, c0);
      d0 = scale.fma(d, d0);
      scale = FloatVector.broadcast(SPECIES, x1[k]);
      a1 = scale.fma(a, a1);
      b1 = scale.fma(b, b1);
      c1 = scale.fma(c, c1);
      d1 = scale.fma(d, d1);
      scale = FloatVector.broadcast(SPECIES, x2[k]);
      a2 = scale.fma(a, a2);
      b2 = scale.fma(b, b2);
      c2 = scale.fma(c, c2);
      d2 = scale.fma(d, d2);
      scale = FloatVector.broadcast(SPECIES, x3[k]);
      a3 = scale.fma(a, a3);
      b3 = scale.fma(b, b3);
      c3 = scale.fma(c, c3);
      d3 = scale.fma(d, d3);
      scale = FloatVector.broadcast(SPECIES, x4[k]);
      a4 = scale.fma(a, a4);
      b4 = scale.fma(b, b4);
      c4 = scale.fma(c, c4);
      d4 = scale.fma(d, d4);
      scale = FloatVector.broadcast(SPECIES, x5[k]);
      a5 = scale.fma(a, a5);
      b5 = scale.fma(b, b5);
      c5 = scale.fma(c, c5);
      d5 = scale.fma(d, d5);
    }
    a0.intoArray(y0, at);
    b0.intoArray(y0, at + LANES);
    c0.intoArray(y0, at + 2 * LANES);
    d0.intoArray(y0, at + 3 * LANES);
    a1.intoArray(y1, at);
    b1.intoArray(y1, at + LANES);
    c1.intoArray(y1, at + 2 * LANES);
    d1.intoArray(y1, at + 3 * LANES);
    a2.intoArray(y2, at);
    b2.intoArray(y2, at + LANES);
    c2.intoArray(y2, at + 2 * LANES);
    d2.intoArray(y2, at + 3 * LANES);
    a3.intoArray(y3, at);
    b3.intoArray(y3, at + LANES);
    c3.intoArray(y3, at + 2 * LANES);
    d3.intoArray(y3, at + 3 * LANES);
    a4.intoArray(y4, at);
    b4.intoArray(y4, at + LANES);
    c4.intoArray(y4, at + 2 * LANES);
    d4.intoArray(y4, at + 3 * LANES);
    a5.intoArray(y5, at);
    b5.intoArray(y5, at + LANES);
    c5.intoArray(y5, at + 2 * LANES);
    d5.intoArray(y5, at + 3 * LANES);
  }

  /** 4 rows of 4 vectors: 21 registers. */
  static void four4(
      float[][] y, int row, int at, float[][] x, float[][] w, int column, int from, int to) {
    float[] y0 = y[row];
    float[] y1 = y[row + 1];
    float[] y2 = y[row + 2];
    float[] y3 = y[row + 3];
    float[] x0 = x[row];
    float[] x1 = x[row + 1];
    float[] x2 = x[row + 2];
    float[] x3 = x[row + 3];
    FloatVector a0 = FloatVector.fromArray(SPECIES, y0, at);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y0, at + LANES);
    FloatVector c0 = FloatVector.fromArray(SPECIES, y0, at + 2 * LANES);
    FloatVector d0 = FloatVector.fromArray(SPECIES, y0, at + 3 * LANES);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y1, at);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y1, at + LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, y1, at + 2 * LANES);
    FloatVector d1 = FloatVector.fromArray(SPECIES, y1, at + 3 * LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y2, at);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y2, at + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, y2, at + 2 * LANES);
    FloatVector d2 = FloatVector.fromArray(SPECIES, y2, at + 3 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y3, at);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y3, at + LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, y3, at + 2 * LANES);
    FloatVector d3 = FloatVector.fromArray(SPECIES, y3, at + 3 * LANES);
    for (int k = from; k < to; k++) {
      float[] term = w[k];
      FloatVector a = FloatVector.fromArray(SPECIES, term, column);
      FloatVector b = FloatVector.fromArray(SPECIES, term, column + LANES);
      FloatVector c = FloatVector.fromArray(SPECIES, term, column + 2 * LANES);
      FloatVector d = FloatVector.fromArray(SPECIES, term, column + 3 * LANES);
      FloatVector scale = FloatVector.broadcast(SPECIES, x0[k]);
      a0 = scale.fma(a, a0);
      b0 = scale.fma(b, b0);
      c0 = scale.fma(c, c0);
      d0 = scale.fma(d, d0);
      scale = FloatVector.broadcast(SPECIES, x1[k]);
      a1 = scale.fma(a, a1);
      b1 = scale.fma(b, b1);
      c1 = scale.fma(c, c1);
      d1 = scale.fma(d, d1);
      scale = FloatVector.broadcast(SPECIES, x2[k]);
      a2 = scale.fma(a, a2);
      b2 = scale.fma(b, b2);
      c2 = scale.fma(c, c2);
      d2 = scale.fma(d, d2);
      scale = FloatVector.broadcast(SPECIES, x3[k]);
      a3 = scale.fma(a, a3);
      b3 = scale.fma(b, b3);
      c3 = scale.fma(c, c3);
      d3 = scale.fma(d, d3);
    }
    a0.intoArray(y0, at);
    b0.intoArray(y0, at + LANES);
    c0.intoArray(y0, at + 2 * LANES);
    d0.intoArray(y0, at + 3 * LANES);
    a1.intoArray(y1, at);
    b1.intoArray(y1, at + LANES);
    c1.intoArray(y1, at + 2 * LANES);
    d1.intoArray(y1, at + 3 * LANES);
    a2.intoArray(y2, at);
    b2.intoArray(y2, at + LANES);
    c2.intoArray(y2, at + 2 * LANES);
    d2.intoArray(y2, at + 3 * LANES);
    a3.intoArray(y3, at);
    b3.intoArray(y3, at + LANES);
    c3.intoArray(y3, at + 2 * LANES);
    d3.intoArray(y3, at + 3 * LANES);
  }

  /** 4 rows of 2 vectors: 11 registers, for machines with 16. */
  static void four2(
      float[][] y, int row, int at, float[][] x, float[][] w, int column, int from, int to) {
    float[] y0 = y[row];
    float[] y1 = y[row + 1];
    float[] y2 = y[row + 2];
    float[] y3 = y[row + 3];
    float[] x0 = x[row];
    float[] x1 = x[row + 1];
    float[] x2 = x[row + 2];
    float[] x3 = x[row + 3];
    FloatVector a0 = FloatVector.fromArray(SPECIES, y0, at);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y0, at + LANES);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y1, at);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y1, at + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y2, at);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y2, at + LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y3, at);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y3, at + LANES);
    for (int k = from; k < to; k++) {
      float[] term = w[k];
      FloatVector a = FloatVector.fromArray(SPECIES, term, column);
      FloatVector b = FloatVector.fromArray(SPECIES, term, column + LANES);
      FloatVector scale = FloatVector.broadcast(SPECIES, x0[k]);
      a0 = scale.fma(a, a0);
      b0 = scale.fma(b, b0);
      scale = FloatVector.broadcast(SPECIES, x1[k]);
      a1 = scale.fma(a, a1);
      b1 = scale.fma(b, b1);
      scale = FloatVector.broadcast(SPECIES, x2[k]);
      a2 = scale.fma(a, a2);
      b2 = scale.fma(b, b2);
      scale = FloatVector.broadcast(SPECIES, x3[k]);
      a3 = scale.fma(a, a3);
      b3 = scale.fma(b, b3);
    }
    a0.intoArray(y0, at);
    b0.intoArray(y0, at + LANES);
    a1.intoArray(y1, at);
    b1.intoArray(y1, at + LANES);
    a2.intoArray(y2, at);
    b2.intoArray(y2, at + LANES);
    a3.intoArray(y3, at);
    b3.intoArray(y3, at + LANES);
  }

  /** 4 rows of a vector. */
  static void four1(
      float[][] y, int row, int at, float[][] x, float[][] w, int column, int from, int to) {
    float[] y0 = y[row];
    float[] y1 = y[row + 1];
    float[] y2 = y[row + 2];
    float[] y3 = y[row + 3];
    float[] x0 = x[row];
    float[] x1 = x[row + 1];
    float[] x2 = x[row + 2];
    float[] x3 = x[row + 3];
    FloatVector a0 = FloatVector.fromArray(SPECIES, y0, at);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y1, at);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y2, at);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y3, at);
    for (int k = from; k < to; k++) {
      float[] term = w[k];
      FloatVector a = FloatVector.fromArray(SPECIES, term, column);
      FloatVector scale = FloatVector.broadcast(SPECIES, x0[k]);
      a0 = scale.fma(a, a0);
      scale = FloatVector.broadcast(SPECIES, x1[k]);
      a1 = scale.fma(a, a1);
      scale = FloatVector.broadcast(SPECIES, x2[k]);
      a2 = scale.fma(a, a2);
      scale = FloatVector.broadcast(SPECIES, x3[k]);
      a3 = scale.fma(a, a3);
    }
    a0.intoArray(y0, at);
    a1.intoArray(y1, at);
    a2.intoArray(y2, at);
    a3.intoArray(y3, at);
  }

  static void one4(float[] y, int at, float[] x, float[][] w, int column, int from, int to) {
    FloatVector a = FloatVector.fromArray(SPECIES, y, at);
    FloatVector b = FloatVector.fromArray(SPECIES, y, at + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, y, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, y, at + 3 * LANES);
    for (int k = from; k < to; k++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, x[k]);
      float[] term = w[k];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, column), a);
      b = scale.fma(FloatVector.fromArray(SPECIES, term, column + LANES), b);
      c = scale.fma(FloatVector.fromArray(SPECIES, term, column + 2 * LANES), c);
      d = scale.fma(FloatVector.fromArray(SPECIES, term, column + 3 * LANES), d);
    }
    a.intoArray(y, at);
    b.intoArray(y, at + LANES);
    c.intoArray(y, at + 2 * LANES);
    d.intoArray(y, at + 3 * LANES);
  }

  static void one2(float[] y, int at, float[] x, float[][] w, int column, int from, int to) {
    FloatVector a = FloatVector.fromArray(SPECIES, y, at);
    FloatVector b = FloatVector.fromArray(SPECIES, y, at + LANES);
    for (int k = from; k < to; k++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, x[k]);
      float[] term = w[k];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, column), a);
      b = scale.fma(FloatVector.fromArray(SPECIES, term, column + LANES), b);
    }
    a.intoArray(y, at);
    b.intoArray(y, at + LANES);
  }

  static void one1(float[] y, int at, float[] x, float[][] w, int column, int from, int to) {
    FloatVector a = FloatVector.fromArray(SPECIES, y, at);
    for (int k = from; k < to; k++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, x[k]);
      float[] term = w[k];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, column), a);
    }
    a.intoArray(y, at);
  }
}
