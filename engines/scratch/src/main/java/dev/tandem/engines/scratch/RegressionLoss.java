package dev.tandem.engines.scratch;

import dev.tandem.data.Targets;

/**
 * The sum of a penalty over a row's outputs z less its targets; the difference is float32's, as in
 * torch. The mean is over rows and outputs.
 */
final class RegressionLoss implements Loss {
  private final float[] targets;
  private final int width;
  private final Penalty penalty;

  RegressionLoss(Targets.Values targets, Penalty penalty) {
    this.targets = targets.values();
    this.width = targets.width();
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
    return false;
  }

  @Override
  public boolean isHit(float[] z, int row) {
    return false;
  }
}
