package dev.tandem.engines.textbook;

import dev.tandem.tensor.Matrix;

/** A matrix that training changes, and the loss's gradient by it; a bias is a matrix of one row. */
public final class Parameter {
  private final String name;
  private final Matrix value;
  private Matrix gradient;

  public Parameter(String name, Matrix value) {
    this.name = name;
    this.value = value;
    this.gradient = Matrix.zeros(value.rows(), value.cols());
  }

  public String name() {
    return name;
  }

  public Matrix value() {
    return value;
  }

  public Matrix gradient() {
    return gradient;
  }

  public void setGradient(Matrix gradient) {
    this.gradient = gradient;
  }

  /** The gradient and the pull to zero of weight decay λ, {@code g + λ·w}; a copy. */
  public double[] decayedGradient(double weightDecay) {
    return gradient.combine(value, (g, w) -> weightDecay == 0 ? g : g + weightDecay * w).values();
  }
}
