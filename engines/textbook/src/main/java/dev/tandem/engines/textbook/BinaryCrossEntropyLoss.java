package dev.tandem.engines.textbook;

/**
 * Binary cross-entropy of one logit: {@code loss = log(1 + exp(z)) - y·z}.
 *
 * <pre>
 *   d loss / dz = sigmoid(z) - y
 * </pre>
 *
 * <p>Written as {@code max(z, 0) - y·z + log(1 + exp(-|z|))}, which no z overflows (as
 * torch.nn.functional.binary_cross_entropy_with_logits).
 */
final class BinaryCrossEntropyLoss implements Loss {
  @Override
  public double value(double[] z, int y) {
    return Math.max(z[0], 0) - y * z[0] + StrictMath.log1p(StrictMath.exp(-Math.abs(z[0])));
  }

  @Override
  public double[] gradient(double[] z, int y) {
    return new double[] {Activation.sigmoid(z[0]) - y};
  }
}
