package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.Tiles.LANES;
import static dev.tandem.engines.scratch.Tiles.all;
import static dev.tandem.engines.scratch.Tiles.load;

import jdk.incubator.vector.FloatVector;

/**
 * Sums of picked rows, {@code y += Σᵢ scales[i]·w[terms[i]]}, with up to eight vectors of y in
 * registers.
 */
final class Lines {
  private Lines() {}

  /** i from {@code from} to {@code to - 1}, in that order, for a width that LANES divides. */
  static void add(
      float[] y, float[] scales, int[] terms, int from, int to, float[][] w, int width) {
    int at = 0;
    for (; at + 8 * LANES <= width; at += 8 * LANES) {
      eight(y, scales, terms, from, to, w, at);
    }
    for (; at + 4 * LANES <= width; at += 4 * LANES) {
      four(y, scales, terms, from, to, w, at);
    }
    for (; at + 2 * LANES <= width; at += 2 * LANES) {
      two(y, scales, terms, from, to, w, at);
    }
    for (; at < width; at += LANES) {
      one(y, scales, terms, from, to, w, at);
    }
  }

  private static void eight(
      float[] y, float[] scales, int[] terms, int from, int to, float[][] w, int at) {
    FloatVector a = load(y, at);
    FloatVector b = load(y, at + LANES);
    FloatVector c = load(y, at + 2 * LANES);
    FloatVector d = load(y, at + 3 * LANES);
    FloatVector e = load(y, at + 4 * LANES);
    FloatVector f = load(y, at + 5 * LANES);
    FloatVector g = load(y, at + 6 * LANES);
    FloatVector h = load(y, at + 7 * LANES);
    for (int i = from; i < to; i++) {
      FloatVector scale = all(scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(load(term, at), a);
      b = scale.fma(load(term, at + LANES), b);
      c = scale.fma(load(term, at + 2 * LANES), c);
      d = scale.fma(load(term, at + 3 * LANES), d);
      e = scale.fma(load(term, at + 4 * LANES), e);
      f = scale.fma(load(term, at + 5 * LANES), f);
      g = scale.fma(load(term, at + 6 * LANES), g);
      h = scale.fma(load(term, at + 7 * LANES), h);
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
      float[] y, float[] scales, int[] terms, int from, int to, float[][] w, int at) {
    FloatVector a = load(y, at);
    FloatVector b = load(y, at + LANES);
    FloatVector c = load(y, at + 2 * LANES);
    FloatVector d = load(y, at + 3 * LANES);
    for (int i = from; i < to; i++) {
      FloatVector scale = all(scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(load(term, at), a);
      b = scale.fma(load(term, at + LANES), b);
      c = scale.fma(load(term, at + 2 * LANES), c);
      d = scale.fma(load(term, at + 3 * LANES), d);
    }
    a.intoArray(y, at);
    b.intoArray(y, at + LANES);
    c.intoArray(y, at + 2 * LANES);
    d.intoArray(y, at + 3 * LANES);
  }

  private static void two(
      float[] y, float[] scales, int[] terms, int from, int to, float[][] w, int at) {
    FloatVector a = load(y, at);
    FloatVector b = load(y, at + LANES);
    for (int i = from; i < to; i++) {
      FloatVector scale = all(scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(load(term, at), a);
      b = scale.fma(load(term, at + LANES), b);
    }
    a.intoArray(y, at);
    b.intoArray(y, at + LANES);
  }

  private static void one(
      float[] y, float[] scales, int[] terms, int from, int to, float[][] w, int at) {
    FloatVector a = load(y, at);
    for (int i = from; i < to; i++) {
      FloatVector scale = all(scales[i]);
      float[] term = w[terms[i]];
      a = scale.fma(load(term, at), a);
    }
    a.intoArray(y, at);
  }
}
