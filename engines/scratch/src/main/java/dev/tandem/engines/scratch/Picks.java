package dev.tandem.engines.scratch;

/** Terms of two sums that share them: which rows, and each one's scales. */
final class Picks {
  final int[] terms;
  final float[] first;
  final float[] second;
  int count;

  Picks(int most) {
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
