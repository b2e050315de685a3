package dev.tandem.workbench.judgement.analysis;

/**
 * A smaller learning rate with which a diverged contender was trained again.
 *
 * @param rate that was tried
 * @param divisor of its own rate
 * @param firstLoss the running training loss of the first epoch; NaN if that did not end
 * @param lastLoss that of the last epoch; NaN unless it came to its end
 */
public record RateTrial(double rate, int divisor, double firstLoss, double lastLoss) {
  /** Whether it came to its end, and with a loss no higher than in its first epoch. */
  public boolean holds() {
    return lastLoss <= firstLoss;
  }
}
