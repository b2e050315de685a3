package dev.tandem.mistakes;

/**
 * How a loss takes the logarithm of a probability p: {@code log(p + ε)}.
 *
 * @param epsilon ε; 0 guards nothing
 * @param differentiated whether gradients go through it: {@code 1 / (p + ε)}
 */
record Guard(double epsilon, boolean differentiated) {
  static final Guard NONE = new Guard(0, false);

  double log(double p) {
    return Math.log(p + epsilon);
  }

  double slope(double p) {
    return 1 / (p + epsilon);
  }
}
