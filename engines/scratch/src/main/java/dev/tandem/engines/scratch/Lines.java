package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.Tiles.LANES;
import static dev.tandem.engines.scratch.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums of gathered rows, {@code y = start + Σᵢ scales[i]·w[terms[i]]}, i from 0 to count - 1 in
 * that order, with up to eight vectors of y in registers; and two such sums of the same terms, for
 * one load of each. For widths that LANES divides.
 */
final class Lines {
  private Lines() {}

  static void sum(
      float[] y, float[] start, float[] scales, int[] terms, int count, float[][] w, int width) {
    int at = 0;
    for (; at + 8 * LANES <= width; at += 8 * LANES) {
      eight(y, start, scales, terms, count, w, at);
    }
    for (; at + 4 * LANES <= width; at += 4 * LANES) {
      four(y, start, scales, terms, count, w, at);
    }
    for (; at < width; at += LANES) {
      one(y, start, scales, terms, count, w, at);
    }
  }

  static void sumTwo(
      float[] y,
      float[] z,
      float[] start,
      float[] yScales,
      float[] zScales,
      int[] terms,
      int count,
      float[][] w,
      int width) {
    int at = 0;
    if (VectorKernel.MANY_REGISTERS) {
      for (; at + 8 * LANES <= width; at += 8 * LANES) {
        twiceEight(y, z, start, yScales, zScales, terms, count, w, at);
      }
    }
    for (; at + 4 * LANES <= width; at += 4 * LANES) {
      twiceFour(y, z, start, yScales, zScales, terms, count, w, at);
    }
    for (; at < width; at += LANES) {
      twiceOne(y, z, start, yScales, zScales, terms, count, w, at);
    }
  }

  private static void eight(
      float[] y, float[] start, float[] scales, int[] terms, int count, float[][] w, int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, start, at);
    FloatVector b = FloatVector.fromArray(SPECIES, start, at + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, start, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, start, at + 3 * LANES);
    FloatVector e = FloatVector.fromArray(SPECIES, start, at + 4 * LANES);
    FloatVector f = FloatVector.fromArray(SPECIES, start, at + 5 * LANES);
    FloatVector g = FloatVector.fromArray(SPECIES, start, at + 6 * LANES);
    FloatVector h = FloatVector.fromArray(SPECIES, start, at + 7 * LANES);
    for (int i = 0; i < count; i++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, at), a);
      b = scale.fma(FloatVector.fromArray(SPECIES, term, at + LANES), b);
      c = scale.fma(FloatVector.fromArray(SPECIES, term, at + 2 * LANES), c);
      d = scale.fma(FloatVector.fromArray(SPECIES, term, at + 3 * LANES), d);
      e = scale.fma(FloatVector.fromArray(SPECIES, term, at + 4 * LANES), e);
      f = scale.fma(FloatVector.fromArray(SPECIES, term, at + 5 * LANES), f);
      g = scale.fma(FloatVector.fromArray(SPECIES, term, at + 6 * LANES), g);
      h = scale.fma(FloatVector.fromArray(SPECIES, term, at + 7 * LANES), h);
    }
    a.intoArray(y, at);
    b.intoArray(y, at + LANES);
    c.intoArray(y, at + 2 * LANES);
    d.intoArray(y, at + 3 * LANES);
    e.intoArray(y, at + 4 * LANES);
    f.intoArray(y, at + 5 * LANES);
    g.intoArray(y, at + 6 * LANES);
    h.intoArray(y, at + 7 * LANES);
  }

  private static void four(
      float[] y, float[] start, float[] scales, int[] terms, int count, float[][] w, int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, start, at);
    FloatVector b = FloatVector.fromArray(SPECIES, start, at + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, start, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, start, at + 3 * LANES);
    for (int i = 0; i < count; i++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, at), a);
      b = scale.fma(FloatVector.fromArray(SPECIES, term, at + LANES), b);
      c = scale.fma(FloatVector.fromArray(SPECIES, term, at + 2 * LANES), c);
      d = scale.fma(FloatVector.fromArray(SPECIES, term, at + 3 * LANES), d);
    }
    a.intoArray(y, at);
    b.intoArray(y, at + LANES);
    c.intoArray(y, at + 2 * LANES);
    d.intoArray(y, at + 3 * LANES);
  }

  private static void one(
      float[] y, float[] start, float[] scales, int[] terms, int count, float[][] w, int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, start, at);
    for (int i = 0; i < count; i++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, at), a);
    }
    a.intoArray(y, at);
  }

  private static void twiceEight(
      float[] y,
      float[] z,
      float[] start,
      float[] yScales,
      float[] zScales,
      int[] terms,
      int count,
      float[][] w,
      int at) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, start, at);
    FloatVector a1 = a0;
    FloatVector b0 = FloatVector.fromArray(SPECIES, start, at + LANES);
    FloatVector b1 = b0;
    FloatVector c0 = FloatVector.fromArray(SPECIES, start, at + 2 * LANES);
    FloatVector c1 = c0;
    FloatVector d0 = FloatVector.fromArray(SPECIES, start, at + 3 * LANES);
    FloatVector d1 = d0;
    FloatVector e0 = FloatVector.fromArray(SPECIES, start, at + 4 * LANES);
    FloatVector e1 = e0;
    FloatVector f0 = FloatVector.fromArray(SPECIES, start, at + 5 * LANES);
    FloatVector f1 = f0;
    FloatVector g0 = FloatVector.fromArray(SPECIES, start, at + 6 * LANES);
    FloatVector g1 = g0;
    FloatVector h0 = FloatVector.fromArray(SPECIES, start, at + 7 * LANES);
    FloatVector h1 = h0;
    for (int i = 0; i < count; i++) {
      FloatVector first = FloatVector.broadcast(SPECIES, yScales[i]);
      FloatVector second = FloatVector.broadcast(SPECIES, zScales[i]);
      float[] row = w[terms[i]];
      FloatVector term = FloatVector.fromArray(SPECIES, row, at);
      a0 = first.fma(term, a0);
      a1 = second.fma(term, a1);
      term = FloatVector.fromArray(SPECIES, row, at + LANES);
      b0 = first.fma(term, b0);
      b1 = second.fma(term, b1);
      term = FloatVector.fromArray(SPECIES, row, at + 2 * LANES);
      c0 = first.fma(term, c0);
      c1 = second.fma(term, c1);
      term = FloatVector.fromArray(SPECIES, row, at + 3 * LANES);
      d0 = first.fma(term, d0);
      d1 = second.fma(term, d1);
      term = FloatVector.fromArray(SPECIES, row, at + 4 * LANES);
      e0 = first.fma(term, e0);
      e1 = second.fma(term, e1);
      term = FloatVector.fromArray(SPECIES, row, at + 5 * LANES);
      f0 = first.fma(term, f0);
      f1 = second.fma(term, f1);
      term = FloatVector.fromArray(SPECIES, row, at + 6 * LANES);
      g0 = first.fma(term, g0);
      g1 = second.fma(term, g1);
      term = FloatVector.fromArray(SPECIES, row, at + 7 * LANES);
      h0 = first.fma(term, h0);
      h1 = second.fma(term, h1);
    }
    a0.intoArray(y, at);
    a1.intoArray(z, at);
    b0.intoArray(y, at + LANES);
    b1.intoArray(z, at + LANES);
    c0.intoArray(y, at + 2 * LANES);
    c1.intoArray(z, at + 2 * LANES);
    d0.intoArray(y, at + 3 * LANES);
    d1.intoArray(z, at + 3 * LANES);
    e0.intoArray(y, at + 4 * LANES);
    e1.intoArray(z, at + 4 * LANES);
    f0.intoArray(y, at + 5 * LANES);
    f1.intoArray(z, at + 5 * LANES);
    g0.intoArray(y, at + 6 * LANES);
    g1.intoArray(z, at + 6 * LANES);
    h0.intoArray(y, at + 7 * LANES);
    h1.intoArray(z, at + 7 * LANES);
  }

  private static void twiceFour(
      float[] y,
      float[] z,
      float[] start,
      float[] yScales,
      float[] zScales,
      int[] terms,
      int count,
      float[][] w,
      int at) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, start, at);
    FloatVector a1 = a0;
    FloatVector b0 = FloatVector.fromArray(SPECIES, start, at + LANES);
    FloatVector b1 = b0;
    FloatVector c0 = FloatVector.fromArray(SPECIES, start, at + 2 * LANES);
    FloatVector c1 = c0;
    FloatVector d0 = FloatVector.fromArray(SPECIES, start, at + 3 * LANES);
    FloatVector d1 = d0;
    for (int i = 0; i < count; i++) {
      FloatVector first = FloatVector.broadcast(SPECIES, yScales[i]);
      FloatVector second = FloatVector.broadcast(SPECIES, zScales[i]);
      float[] row = w[terms[i]];
      FloatVector term = FloatVector.fromArray(SPECIES, row, at);
      a0 = first.fma(term, a0);
      a1 = second.fma(term, a1);
      term = FloatVector.fromArray(SPECIES, row, at + LANES);
      b0 = first.fma(term, b0);
      b1 = second.fma(term, b1);
      term = FloatVector.fromArray(SPECIES, row, at + 2 * LANES);
      c0 = first.fma(term, c0);
      c1 = second.fma(term, c1);
      term = FloatVector.fromArray(SPECIES, row, at + 3 * LANES);
      d0 = first.fma(term, d0);
      d1 = second.fma(term, d1);
    }
    a0.intoArray(y, at);
    a1.intoArray(z, at);
    b0.intoArray(y, at + LANES);
    b1.intoArray(z, at + LANES);
    c0.intoArray(y, at + 2 * LANES);
    c1.intoArray(z, at + 2 * LANES);
    d0.intoArray(y, at + 3 * LANES);
    d1.intoArray(z, at + 3 * LANES);
  }

  private static void twiceOne(
      float[] y,
      float[] z,
      float[] start,
      float[] yScales,
      float[] zScales,
      int[] terms,
      int count,
      float[][] w,
      int at) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, start, at);
    FloatVector a1 = a0;
    for (int i = 0; i < count; i++) {
      FloatVector first = FloatVector.broadcast(SPECIES, yScales[i]);
      FloatVector second = FloatVector.broadcast(SPECIES, zScales[i]);
      float[] row = w[terms[i]];
      FloatVector term = FloatVector.fromArray(SPECIES, row, at);
      a0 = first.fma(term, a0);
      a1 = second.fma(term, a1);
    }
    a0.intoArray(y, at);
    a1.intoArray(z, at);
  }
}
