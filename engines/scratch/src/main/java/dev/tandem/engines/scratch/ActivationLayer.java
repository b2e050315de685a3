package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;

/** A function of each value, {@code Y = f(X)}, and back {@code dX = dY ∘ f'(X)}. */
final class ActivationLayer implements Layer {
  private final Activation activation;
  private final int width;
  private float[][] x;
  private float[][] y = {};
  private float[][] dy;
  private float[][] dx = {};

  ActivationLayer(Activation activation, int width) {
    this.activation = activation;
    this.width = width;
  }

  @Override
  public float[][] begin(float[][] input, int rows, Batch training) {
    x = input;
    y = Rows.atLeast(y, rows, width);
    return y;
  }

  @Override
  public void forward(int from, int to) {
    for (int row = from; row < to; row++) {
      activation.value(x[row], y[row]);
    }
  }

  @Override
  public float[][] beginBackward(float[][] outputGradient) {
    dy = outputGradient;
    dx = Rows.atLeast(dx, y.length, width);
    return dx;
  }

  @Override
  public void backward(int from, int to) {
    for (int row = from; row < to; row++) {
      activation.gradient(x[row], y[row], dy[row], dx[row]);
    }
  }
}
