package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;

/** A function of each value, {@code Y = f(X)}, and back {@code dX = dY ∘ f'(X)}. */
final class ActivationLayer implements Layer {
  private final Activation activation;
  private final int width;
  private float[][] input = {};
  private float[][] output = {};
  private float[][] inputGradient = {};

  ActivationLayer(Activation activation, int width) {
    this.activation = activation;
    this.width = width;
  }

  @Override
  public float[][] forward(float[][] x, int rows, Batch training) {
    input = x;
    output = Rows.atLeast(output, rows, width);
    for (int row = 0; row < rows; row++) {
      activation.value(x[row], output[row]);
    }
    return output;
  }

  @Override
  public float[][] backward(float[][] dy, int rows, boolean wanted) {
    inputGradient = Rows.atLeast(inputGradient, rows, width);
    for (int row = 0; row < rows; row++) {
      activation.gradient(input[row], output[row], dy[row], inputGradient[row]);
    }
    return inputGradient;
  }
}
