package dev.tandem.engines.textbook;

/**
 * Binary cross-entropy of one logit, rows with y = 1 counting p times.
 *
 * <pre>
 *   y = 0   loss =   log(1 + exp(z))      d loss / dz =    σ(z)
 *   y = 1   loss = p·log(1 + exp(-z))     d loss / dz = -p·σ(-z)
 * </pre>
 *
 * <p>The logarithm is written as {@code max(z, 0) + log(1 + exp(-|z|))}, which no z overflows (as
 * torch.nn.functional.binary_cross_entropy_with_logits; p is its pos_weight, and its mean too
 * divides by rows, whatever p).
 *
 * @param p weight of positive rows
 */
record BinaryCrossEntropyLoss(double p) implements ClassLoss {
  @Override
  public double value(double[] z, int y) {
    return y == 1 ? p * softplus(-z[0]) : softplus(z[0]);
  }

  @Override
  public double[] gradient(double[] z, int y) {
    return new double[] {y == 1 ? -p * Activation.sigmoid(-z[0]) : Activation.sigmoid(z[0])};
  }

  /** {@code log(1 + exp(z))}. */
  private static double softplus(double z) {
    return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }
}
