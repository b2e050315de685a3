package dev.tandem.lockstep;

import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;

/**
 * How much larger a small error can become on its way through a layer, forward or backward; a
 * bound, not exact.
 *
 * <pre>
 *   dense           the largest Σ|w| of a row or column
 *   activation      2, since no slope is steeper
 *   dropout         1/(1-p)
 *   normalization   max|γ| / √(σ² + ε) of the column, or row, with the smallest σ²
 * </pre>
 *
 * @param x what enters the layer, [B, in]
 */
record Gain(int index, Matrix x, Parameters parameters) implements LayerSpec.Visitor<Double> {
  private static final double STEEPEST = 2;

  @Override
  public Double dense(Dense spec) {
    Tensor weight = parameters.get(index + ".weight");
    int rows = weight.shape()[0];
    int cols = weight.shape()[1];
    double[] byRow = new double[rows];
    double[] byColumn = new double[cols];
    for (int i = 0; i < weight.size(); i++) {
      byRow[i / cols] += Math.abs(weight.get(i));
      byColumn[i % cols] += Math.abs(weight.get(i));
    }
    return Math.max(Pair.largest(byRow), Pair.largest(byColumn));
  }

  @Override
  public Double activation(Activation spec) {
    return STEEPEST;
  }

  @Override
  public Double dropout(Dropout spec) {
    return 1 / (1 - spec.probability());
  }

  @Override
  public Double batchNorm(BatchNorm spec) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int col = 0; col < x.cols(); col++) {
      smallest = Math.min(smallest, variance(x.column(col)));
    }
    return scaled(smallest, spec.epsilon());
  }

  @Override
  public Double layerNorm(LayerNorm spec) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < x.rows(); row++) {
      smallest = Math.min(smallest, variance(x.row(row)));
    }
    return scaled(smallest, spec.epsilon());
  }

  private double scaled(double variance, double epsilon) {
    double largest = Pair.largest(parameters.get(index + ".weight").toDoubles());
    return Math.max(1, largest) / Math.sqrt(variance + epsilon);
  }

  private static double variance(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    return variance;
  }
}
