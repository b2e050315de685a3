package dev.tandem.data;

import dev.tandem.tensor.Matrix;

/**
 * How targets that are numbers are scaled for training: {@code z = (y - mean) / deviation}.
 *
 * @param mean of the training rows' targets, in the column's unit
 * @param deviation of the same, of the population; above 0
 */
public record TargetScale(double mean, double deviation) {
  /** Targets are trained on as they are. */
  public static final TargetScale NONE = new TargetScale(0, 1);

  /** Whether training sees other numbers than the data has. */
  public boolean scales() {
    return !equals(NONE);
  }

  float[] scaled(float[] values) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) ((values[i] - mean) / deviation);
    }
    return scaled;
  }

  /** What a network answers, in the column's unit. */
  public Matrix inUnit(Matrix outputs) {
    return scales() ? outputs.map(z -> z * deviation + mean) : outputs;
  }
}
