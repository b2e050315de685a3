package dev.tandem.training;

/** Mean loss and share of rows hit; both NaN where there are no rows. */
public record Score(double loss, double accuracy) {
  public static final Score NONE = new Score(Double.NaN, Double.NaN);
}
