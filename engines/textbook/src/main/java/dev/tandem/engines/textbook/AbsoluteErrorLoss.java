package dev.tandem.engines.textbook;

/**
 * Absolute error: {@code loss = |d|}, slope {@code sign(d)}, which is 0 at 0
 * (torch.nn.functional.l1_loss).
 */
final class AbsoluteErrorLoss implements NumberLoss {
  @Override
  public double value(double d) {
    return Math.abs(d);
  }

  @Override
  public double slope(double d) {
    return Math.signum(d);
  }
}
