package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;

/** Inverted dropout: {@code Y = X ∘ M} while training, {@code Y = X} else. */
final class DropoutLayer implements Layer {
  private final DropoutMask drawn;
  private final int width;
  private boolean training;
  private float[][] mask = {};
  private float[][] x;
  private float[][] y = {};
  private float[][] dy;
  private float[][] dx = {};

  DropoutLayer(long seed, int index, double probability, int width) {
    this.drawn = new DropoutMask(seed, index, probability);
    this.width = width;
  }

  @Override
  public float[][] begin(float[][] input, int rows, Batch batch) {
    training = batch != null;
    if (!training) {
      return input;
    }
    drawn.begin(batch);
    x = input;
    mask = Rows.atLeast(mask, rows, width);
    y = Rows.atLeast(y, rows, width);
    return y;
  }

  @Override
  public void forward(int from, int to) {
    for (int row = from; training && row < to; row++) {
      float[] factors = mask[row];
      for (int i = 0; i < width; i++) {
        factors[i] = (float) drawn.factor(row * width + i);
      }
      multiply(x[row], factors, y[row]);
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
      multiply(dy[row], mask[row], dx[row]);
    }
  }

  private static void multiply(float[] a, float[] b, float[] product) {
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
  }
}
