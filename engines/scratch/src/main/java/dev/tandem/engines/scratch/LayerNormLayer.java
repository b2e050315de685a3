package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;

/**
 * Layer normalization (Ba et al. 2016), by row over its n values.
 *
 * <pre>
 *   μ = Σ x / n   σ² = Σ (x-μ)² / n   X̂ = (X-μ) / √(σ²+ε)
 *   dX = (G - Σ G / n - X̂·Σ (G ∘ X̂) / n) / √(σ²+ε)   with G = dY ∘ γ, sums over the row
 * </pre>
 */
final class LayerNormLayer extends Normalization {
  private final double epsilon;
  private double[] inverseDeviation = {}; // by row

  LayerNormLayer(double epsilon, Parameter scale, Parameter shift) {
    super(scale, shift);
    this.epsilon = epsilon;
  }

  @Override
  public float[][] begin(float[][] input, int count, Batch training) {
    if (inverseDeviation.length < count) {
      inverseDeviation = new double[count];
    }
    return super.begin(input, count, training);
  }

  @Override
  void normalize(int row) {
    inverseDeviation[row] = normalize(x[row], normalized[row]);
  }

  private double normalize(float[] x, float[] xHat) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += x[i];
    }
    double mean = sum / width;
    double squares = 0;
    for (int i = 0; i < width; i++) {
      squares += (x[i] - mean) * (x[i] - mean);
    }
    double inverse = 1 / Math.sqrt(squares / width + epsilon);
    for (int i = 0; i < width; i++) {
      xHat[i] = (float) ((x[i] - mean) * inverse);
    }
    return inverse;
  }

  @Override
  void inputGradient(int row) {
    inputGradient(dy[row], normalized[row], inverseDeviation[row], dx[row]);
  }

  @Override
  public void finishBackward() {
    sumGradients();
  }

  private void inputGradient(float[] dy, float[] xHat, double inverse, float[] dx) {
    float[] gamma = scale.value()[0];
    double sum = 0;
    double product = 0;
    for (int i = 0; i < width; i++) {
      double g = (double) dy[i] * gamma[i];
      sum += g;
      product += g * xHat[i];
    }
    double mean = sum / width;
    double slope = product / width;
    for (int i = 0; i < width; i++) {
      dx[i] = (float) (((double) dy[i] * gamma[i] - mean - xHat[i] * slope) * inverse);
    }
  }
}
