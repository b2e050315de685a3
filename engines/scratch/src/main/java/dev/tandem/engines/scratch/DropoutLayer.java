package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;

/** Inverted dropout: {@code Y = X ∘ M} while training, {@code Y = X} else. */
final class DropoutLayer implements Layer {
  private final long seed;
  private final int index;
  private final double probability;
  private final int width;
  private float[][] mask = {};
  private float[][] output = {};
  private float[][] inputGradient = {};

  DropoutLayer(long seed, int index, double probability, int width) {
    this.seed = seed;
    this.index = index;
    this.probability = probability;
    this.width = width;
  }

  @Override
  public float[][] forward(float[][] x, int rows, Batch training) {
    if (training == null) {
      return x;
    }
    mask = Rows.atLeast(mask, rows, width);
    output = Rows.atLeast(output, rows, width);
    DropoutMask drawn = new DropoutMask(seed, training, index, probability);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        mask[row][i] = (float) drawn.factor(row * width + i);
      }
      multiply(x[row], mask[row], output[row]);
    }
    return output;
  }

  @Override
  public float[][] backward(float[][] dy, int rows, boolean wanted) {
    inputGradient = Rows.atLeast(inputGradient, rows, width);
    for (int row = 0; row < rows; row++) {
      multiply(dy[row], mask[row], inputGradient[row]);
    }
    return inputGradient;
  }

  private static void multiply(float[] a, float[] b, float[] product) {
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
  }
}
