package dev.tandem.engines.scratch;

import dev.tandem.data.Targets;

/**
 * The sum of a penalty over a row's outputs z less its targets; the difference is float32's, as in
 * torch. The mean is over rows and outputs. Classes are targets of 0 and 1.
 */
final class RegressionLoss implements Loss {
  private final float[] targets;
  private final int width;
  private final boolean classes;
  private final Penalty penalty;

  RegressionLoss(Targets.Values targets, boolean classes, Penalty penalty) {
    this.targets = targets.values();
    this.width = targets.width();
    this.classes = classes;
    this.penalty = penalty;
  }

  @Override
  public double weight(int row) {
    return width;
  }

  @Override
  public double value(float[] z, int row, double factor, float[] dz) {
    double loss = 0;
    for (int k = 0; k < width; k++) {
      float difference = z[k] - targets[row * width + k];
      loss += penalty.value(difference);
      dz[k] = (float) (factor * penalty.slope(difference));
    }
    return loss;
  }

  @Override
  public boolean hasClasses() {
    return classes;
  }

  /** Of one output by 0.5, of more by the largest, the first of equal ones. */
  @Override
  public boolean isHit(float[] z, int row) {
    if (width == 1) {
      return (z[0] >= 0.5f ? 1 : 0) == targets[row];
    }
    int best = 0;
    for (int k = 1; k < width; k++) {
      best = z[k] > z[best] ? k : best;
    }
    return targets[row * width + best] == 1;
  }
}
