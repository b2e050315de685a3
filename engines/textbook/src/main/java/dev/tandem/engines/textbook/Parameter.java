package dev.tandem.engines.textbook;

import dev.tandem.tensor.Matrix;

/** A matrix that training changes, and the loss's gradient by it; a bias is a matrix of one row. */
final class Parameter {
  private final String name;
  private final Matrix value;
  private Matrix gradient;

  Parameter(String name, Matrix value) {
    this.name = name;
    this.value = value;
    this.gradient = Matrix.zeros(value.rows(), value.cols());
  }

  String name() {
    return name;
  }

  Matrix value() {
    return value;
  }

  Matrix gradient() {
    return gradient;
  }

  void setGradient(Matrix gradient) {
    this.gradient = gradient;
  }

  /** The gradient and the pull to zero of weight decay λ, {@code g + λ·w}; a copy. */
  double[] decayedGradient(double weightDecay) {
    return gradient.combine(value, (g, w) -> weightDecay == 0 ? g : g + weightDecay * w).values();
  }
}
