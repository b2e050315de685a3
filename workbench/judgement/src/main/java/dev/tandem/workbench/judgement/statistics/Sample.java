package dev.tandem.workbench.judgement.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/**
 * Mean, standard deviation and 95 % interval of a mean by Student's t.
 *
 * <pre>
 *   sd = √ (Σ (x − mean)² / (n − 1))        mean ± t(0.975; n − 1) · sd · √(1/n + ρ)
 * </pre>
 *
 * <p>ρ is that of the {@link Resampling}, 0 for repeats that share no luck of the rows.
 *
 * @param n how many values
 * @param mean NaN without values
 * @param sd NaN for fewer than two values
 * @param low lower end of the interval; NaN for fewer than two values, the mean if all are equal
 * @param high upper end of the interval
 */
public record Sample(int n, double mean, double sd, double low, double high) {
  /** The share of intervals that miss: one in twenty. */
  public static final double LEVEL = 0.05;

  /** A NaN among the values makes all but n NaN. */
  public static Sample of(double... values) {
    return of(Resampling.NONE, values);
  }

  /** The same of repeats that drew their rows from one set. */
  public static Sample of(Resampling resampling, double... values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    if (n < 2 || Double.isNaN(mean)) {
      return new Sample(n, mean, Double.NaN, Double.NaN, Double.NaN);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double variance = squares / (n - 1);
    if (variance == 0) {
      return new Sample(n, mean, 0, mean, mean);
    }
    var interval =
        NormalConfidenceInterval.MEAN.fromErrorRate(
            mean, variance * resampling.inflation(n), n, LEVEL);
    return new Sample(
        n, mean, Math.sqrt(variance), interval.getLowerBound(), interval.getUpperBound());
  }

  /** The sample of the values with the other sign: the ends of the interval change places. */
  public Sample negated() {
    return new Sample(n, 0 - mean, sd, 0 - high, 0 - low);
  }
}
