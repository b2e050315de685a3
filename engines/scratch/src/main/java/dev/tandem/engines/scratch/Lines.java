package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.Tiles.LANES;
import static dev.tandem.engines.scratch.Tiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums of picked rows, {@code y = start + Σᵢ scales[i]·w[terms[i]]}, with up to eight vectors of y
 * in registers.
 */
final class Lines {
  private Lines() {}

  /** i from {@code from} to {@code to - 1}, in that order, for a width that LANES divides. */
  static void add(
      float[] y,
      float[] start,
      float[] scales,
      int[] terms,
      int from,
      int to,
      float[][] w,
      int width) {
    int at = 0;
    for (; at + 8 * LANES <= width; at += 8 * LANES) {
      eight(y, start, scales, terms, from, to, w, at);
    }
    for (; at + 4 * LANES <= width; at += 4 * LANES) {
      four(y, start, scales, terms, from, to, w, at);
    }
    for (; at + 2 * LANES <= width; at += 2 * LANES) {
      two(y, start, scales, terms, from, to, w, at);
    }
    for (; at < width; at += LANES) {
      one(y, start, scales, terms, from, to, w, at);
    }
  }

  private static void eight(
      float[] y,
      float[] start,
      float[] scales,
      int[] terms,
      int from,
      int to,
      float[][] w,
      int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, start, at);
    FloatVector b = FloatVector.fromArray(SPECIES, start, at + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, start, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, start, at + 3 * LANES);
    FloatVector e = FloatVector.fromArray(SPECIES, start, at + 4 * LANES);
    FloatVector f = FloatVector.fromArray(SPECIES, start, at + 5 * LANES);
    FloatVector g = FloatVector.fromArray(SPECIES, start, at + 6 * LANES);
    FloatVector h = FloatVector.fromArray(SPECIES, start, at + 7 * LANES);
    for (int i = from; i < to; i++) {
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
      float[] y,
      float[] start,
      float[] scales,
      int[] terms,
      int from,
      int to,
      float[][] w,
      int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, start, at);
    FloatVector b = FloatVector.fromArray(SPECIES, start, at + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, start, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, start, at + 3 * LANES);
    for (int i = from; i < to; i++) {
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

  private static void two(
      float[] y,
      float[] start,
      float[] scales,
      int[] terms,
      int from,
      int to,
      float[][] w,
      int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, start, at);
    FloatVector b = FloatVector.fromArray(SPECIES, start, at + LANES);
    for (int i = from; i < to; i++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, at), a);
      b = scale.fma(FloatVector.fromArray(SPECIES, term, at + LANES), b);
    }
    a.intoArray(y, at);
    b.intoArray(y, at + LANES);
  }

  private static void one(
      float[] y,
      float[] start,
      float[] scales,
      int[] terms,
      int from,
      int to,
      float[][] w,
      int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, start, at);
    for (int i = from; i < to; i++) {
      FloatVector scale = FloatVector.broadcast(SPECIES, scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(FloatVector.fromArray(SPECIES, term, at), a);
    }
    a.intoArray(y, at);
  }
}
