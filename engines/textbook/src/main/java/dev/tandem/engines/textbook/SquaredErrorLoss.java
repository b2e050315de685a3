package dev.tandem.engines.textbook;

/** Squared error: {@code loss = d²}, slope {@code 2d} (torch.nn.functional.mse_loss). */
final class SquaredErrorLoss implements NumberLoss {
  @Override
  public double value(double d) {
    return d * d;
  }

  @Override
  public double slope(double d) {
    return 2 * d;
  }
}
