package dev.tandem.network;

/**
 * Ends training when a metric of the validation rows has not improved for more than patience
 * epochs, and goes back to the weights of the best epoch.
 *
 * @param patience epochs without an improvement that are borne
 * @param minimumChange what counts as an improvement
 */
public record EarlyStoppingSpec(Metric metric, int patience, double minimumChange) {
  /** A metric of the validation rows. */
  public enum Metric {
    /** Smaller is better. */
    LOSS,
    /** Larger is better; for classes. */
    ACCURACY
  }

  public static final EarlyStoppingSpec DEFAULT = new EarlyStoppingSpec(Metric.LOSS, 5, 0);

  public EarlyStoppingSpec {
    Ranges.atLeast("patience", 0, patience);
    Ranges.notNegative("minimumChange", minimumChange);
  }
}
