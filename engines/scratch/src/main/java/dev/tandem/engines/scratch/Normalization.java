package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import java.util.Arrays;
import java.util.List;

/**
 * What batch and layer normalisation share: {@code Y = γ ∘ X̂ + β} with γ, β [width] by column, and
 * back {@code dγ = Σ_rows dY ∘ X̂, dβ = Σ_rows dY}. Sums are float64, rows in order.
 */
abstract class Normalization implements Layer {
  final int width;
  final Parameter scale;
  final Parameter shift;
  float[][] normalized = {}; // X̂ of the last training forward
  float[][] inputGradient = {};
  private final double[] scaleSums;
  private final double[] shiftSums;
  private float[][] output = {};

  Normalization(Parameter scale, Parameter shift) {
    this.width = scale.value()[0].length;
    this.scale = scale;
    this.shift = shift;
    this.scaleSums = new double[width];
    this.shiftSums = new double[width];
  }

  /** Fills the first rows of X̂. */
  abstract void normalize(float[][] x, int rows, Batch training);

  /** Fills the first rows of dX; dγ and dβ are there already. */
  abstract void inputGradient(float[][] dy, int rows);

  @Override
  public final float[][] forward(float[][] x, int rows, Batch training) {
    normalized = Rows.atLeast(normalized, rows, width);
    output = Rows.atLeast(output, rows, width);
    normalize(x, rows, training);
    float[] gamma = scale.value()[0];
    float[] beta = shift.value()[0];
    for (int row = 0; row < rows; row++) {
      scaleAndShift(normalized[row], gamma, beta, output[row]);
    }
    return output;
  }

  private static void scaleAndShift(float[] xHat, float[] gamma, float[] beta, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.fma(gamma[i], xHat[i], beta[i]);
    }
  }

  @Override
  public final float[][] backward(float[][] dy, int rows, boolean wanted) {
    Arrays.fill(scaleSums, 0);
    Arrays.fill(shiftSums, 0);
    for (int row = 0; row < rows; row++) {
      addGradients(dy[row], normalized[row]);
    }
    round(scaleSums, scale.gradient()[0]);
    round(shiftSums, shift.gradient()[0]);
    inputGradient = Rows.atLeast(inputGradient, rows, width);
    inputGradient(dy, rows);
    return inputGradient;
  }

  private void addGradients(float[] dy, float[] xHat) {
    for (int i = 0; i < width; i++) {
      scaleSums[i] += (double) dy[i] * xHat[i];
      shiftSums[i] += dy[i];
    }
  }

  private static void round(double[] values, float[] target) {
    for (int i = 0; i < target.length; i++) {
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
