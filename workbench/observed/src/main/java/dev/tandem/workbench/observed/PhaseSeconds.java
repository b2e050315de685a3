package dev.tandem.workbench.observed;

import java.util.Map;

/**
 * Seconds by {@link Phase}, each a whole number of nanoseconds. They do not overlap; all but
 * waiting sum to the contender's own time.
 */
public record PhaseSeconds(
    double startUp,
    double loading,
    double dataHandOver,
    double firstEpoch,
    double steadyEpochs,
    double evaluation,
    double other,
    double waiting) {
  private static final double NANOS = 1e9;

  public PhaseSeconds(Map<Phase, Long> nanoseconds) {
    this(
        seconds(nanoseconds, Phase.START_UP),
        seconds(nanoseconds, Phase.LOADING),
        seconds(nanoseconds, Phase.DATA_HAND_OVER),
        seconds(nanoseconds, Phase.FIRST_EPOCH),
        seconds(nanoseconds, Phase.STEADY_EPOCHS),
        seconds(nanoseconds, Phase.EVALUATION),
        seconds(nanoseconds, Phase.OTHER),
        seconds(nanoseconds, Phase.WAITING));
  }

  /** Of two processes together. */
  public PhaseSeconds plus(PhaseSeconds other) {
    return new PhaseSeconds(
        sum(startUp, other.startUp),
        sum(loading, other.loading),
        sum(dataHandOver, other.dataHandOver),
        sum(firstEpoch, other.firstEpoch),
        sum(steadyEpochs, other.steadyEpochs),
        sum(evaluation, other.evaluation),
        sum(this.other, other.other),
        sum(waiting, other.waiting));
  }

  private static double sum(double a, double b) {
    return Math.round((a + b) * NANOS) / NANOS;
  }

  /** All but waiting, summed in nanoseconds: {@code 0.1 + 0.2} is 0.3 here. */
  public double total() {
    long sum = 0;
    for (double part :
        new double[] {
          startUp, loading, dataHandOver, firstEpoch, steadyEpochs, evaluation, other
        }) {
      sum += Math.round(part * NANOS);
    }
    return sum / NANOS;
  }

  private static double seconds(Map<Phase, Long> nanoseconds, Phase phase) {
    return nanoseconds.getOrDefault(phase, 0L) / NANOS;
  }
}
