package dev.tandem.engines.textbook;

/**
 * Huber's loss (1964): a parabola in the middle, lines outside, so that outliers pull no harder
 * than δ (torch.nn.functional.huber_loss).
 *
 * <pre>
 *   |d| ≤ δ   loss = d²/2             slope d
 *   |d| &gt; δ   loss = δ·(|d| - δ/2)    slope δ·sign(d)
 * </pre>
 */
record HuberLoss(double delta) implements NumberLoss {
  @Override
  public double value(double d) {
    return Math.abs(d) <= delta ? d * d / 2 : delta * (Math.abs(d) - delta / 2);
  }

  @Override
  public double slope(double d) {
    return Math.abs(d) <= delta ? d : delta * Math.signum(d);
  }
}
