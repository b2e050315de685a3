package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import java.util.Arrays;
import java.util.List;

/**
 * What batch and layer normalization share: {@code Y = γ ∘ X̂ + β} with γ, β [width] by column, and
 * back {@code dγ = Σ_rows dY ∘ X̂, dβ = Σ_rows dY}. Sums are float64, rows in order.
 */
abstract class Normalization implements Layer {
  final int width;
  final Parameter scale;
  final Parameter shift;
  float[][] x;
  float[][] normalized = {}; // X̂ of the last training forward
  float[][] dy;
  float[][] dx = {};
  int rows;
  private final double[] scaleSums;
  private final double[] shiftSums;
  private float[][] y = {};

  Normalization(Parameter scale, Parameter shift) {
    this.width = scale.width();
    this.scale = scale;
    this.shift = shift;
    this.scaleSums = new double[width];
    this.shiftSums = new double[width];
  }

  /** Fills a row of X̂. */
  abstract void normalize(int row);

  /** Fills a row of dX. */
  abstract void inputGradient(int row);

  @Override
  public float[][] begin(float[][] input, int count, Batch training) {
    x = input;
    rows = count;
    normalized = Rows.atLeast(normalized, count, width);
    y = Rows.atLeast(y, count, width);
    return y;
  }

  @Override
  public final void forward(int from, int to) {
    float[] gamma = scale.value()[0];
    float[] beta = shift.value()[0];
    for (int row = from; row < to; row++) {
      normalize(row);
      scaleAndShift(normalized[row], gamma, beta, y[row]);
    }
  }

  private static void scaleAndShift(float[] xHat, float[] gamma, float[] beta, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Fused.multiplyAdd(gamma[i], xHat[i], beta[i]);
    }
  }

  @Override
  public final float[][] beginBackward(float[][] outputGradient) {
    dy = outputGradient;
    dx = Rows.atLeast(dx, rows, width);
    return dx;
  }

  @Override
  public final void backward(int from, int to) {
    for (int row = from; row < to; row++) {
      inputGradient(row);
    }
  }

  /** dγ and dβ. */
  final void sumGradients() {
    Arrays.fill(scaleSums, 0);
    Arrays.fill(shiftSums, 0);
    for (int row = 0; row < rows; row++) {
      addGradients(dy[row], normalized[row]);
    }
    round(scaleSums, scale.gradient()[0]);
    round(shiftSums, shift.gradient()[0]);
  }

  private void addGradients(float[] gradient, float[] xHat) {
    for (int i = 0; i < width; i++) {
      scaleSums[i] += (double) gradient[i] * xHat[i];
      shiftSums[i] += gradient[i];
    }
  }

  private static void round(double[] values, float[] target) {
    for (int i = 0; i < values.length; i++) {
      target[i] = (float) values[i];
    }
  }

  /** dγ before it was rounded. */
  final double[] scaleSums() {
    return scaleSums;
  }

  /** dβ before it was rounded. */
  final double[] shiftSums() {
    return shiftSums;
  }

  @Override
  public final List<Parameter> parameters() {
    return List.of(scale, shift);
  }
}
