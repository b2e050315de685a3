package dev.tandem.engines.scratch;

/**
 * {@code log(1 + exp(z)) - y·z}, for y = 1 times the positive weight (torch's
 * binary_cross_entropy_with_logits); the gradient is {@code sigmoid(z) - y}, times the same.
 */
final class BinaryCrossEntropyLoss implements Loss {
  private final int[] labels;
  private final double positiveWeight;

  BinaryCrossEntropyLoss(int[] labels, double positiveWeight) {
    this.labels = labels;
    this.positiveWeight = positiveWeight;
  }

  @Override
  public double weight(int row) {
    return 1;
  }

  @Override
  public double value(float[] z, int row, double factor, float[] dz) {
    double logit = z[0];
    int y = labels[row];
    double weight = y == 1 ? positiveWeight : 1;
    // exp of no positive number, so that it cannot overflow: sigmoid(|z|) = 1 / (1 + e)
    double e = StrictMath.exp(-Math.abs(logit));
    double sigmoid = (logit < 0 ? e : 1) / (1 + e);
    dz[0] = (float) (factor * weight * (sigmoid - y));
    return weight * (Math.max(logit, 0) - y * logit + StrictMath.log1p(e));
  }

  @Override
  public boolean isHit(float[] z, int row) {
    return (z[0] > 0 ? 1 : 0) == labels[row];
  }
}
