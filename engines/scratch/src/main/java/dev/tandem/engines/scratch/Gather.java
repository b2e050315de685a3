package dev.tandem.engines.scratch;

/** Two sums over the same gathered rows: which rows, and the scales of each. */
final class Gather {
  final int[] terms;
  final float[] first;
  final float[] second;
  int count;

  Gather(int most) {
    terms = new int[most];
    first = new float[most];
    second = new float[most];
  }

  void add(int term, float firstScale, float secondScale) {
    terms[count] = term;
    first[count] = firstScale;
    second[count++] = secondScale;
  }
}
