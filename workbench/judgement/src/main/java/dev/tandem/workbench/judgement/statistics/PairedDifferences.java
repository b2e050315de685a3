package dev.tandem.workbench.judgement.statistics;

import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;

/**
 * Differences {@code a − b} of metrics that belong together in pairs, and two tests of their mean.
 *
 * <pre>
 *   are they different?   H₀: μ = 0          paired t-test, two-sided
 *   are they the same?    H₀: |μ| ≥ margin   two one-sided t-tests (Schuirmann 1987): the larger p
 * </pre>
 *
 * <p>Where repeats drew their rows from one set, both tests and the interval have the variance of
 * the {@link Resampling}: the corrected resampled t-test of Nadeau and Bengio (2003).
 *
 * <p>Student's t has no value where all differences are equal. Then signs are counted, as an exact
 * sign test does: with n equal differences other than 0 the p-values are {@code 2^(1 − n)}, and
 * {@code 2^(−n)} inside the margin; of repeats that drew their rows from one set, n is the number
 * of independent ones that tell as much. Differences count as equal, and as 0, when they are so to
 * {@value #ROUNDING} of the largest metric, for metrics of equal predictions may differ in the last
 * bit.
 */
public final class PairedDifferences {
  private static final double ROUNDING = 1e-12;
  private static final double COIN = 0.5;

  private final double[] differences;
  private final double rounding;
  private final Resampling resampling;
  private final Sample sample;

  private PairedDifferences(double[] differences, double rounding, Resampling resampling) {
    this.differences = differences;
    this.rounding = rounding;
    this.resampling = resampling;
    Sample all = Sample.of(resampling, differences);
    this.sample = constant() ? withoutInterval(all) : all;
  }

  /**
   * Pairs by position. A pair with a metric that is NaN or infinite is left out.
   *
   * @throws IllegalArgumentException if one contender has more values than the other
   */
  public static PairedDifferences of(double[] a, double[] b) {
    return of(a, b, Resampling.NONE);
  }

  /**
   * The same of repeats that may have drawn their rows from one set.
   *
   * @throws IllegalArgumentException if one contender has more values than the other
   */
  public static PairedDifferences of(double[] a, double[] b, Resampling resampling) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "pairs: expected as many values of both contenders, got "
              + a.length
              + " and "
              + b.length);
    }
    double[] differences = new double[a.length];
    int n = 0;
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      if (Double.isFinite(a[i]) && Double.isFinite(b[i])) {
        differences[n++] = a[i] - b[i];
        largest = Math.max(largest, Math.max(Math.abs(a[i]), Math.abs(b[i])));
      }
    }
    return new PairedDifferences(Arrays.copyOf(differences, n), ROUNDING * largest, resampling);
  }

  /** Rounding alone makes the standard deviation of equal differences, and no interval. */
  private static Sample withoutInterval(Sample s) {
    return new Sample(s.n(), s.mean(), s.n() < 2 ? s.sd() : 0, Double.NaN, Double.NaN);
  }

  /**
   * How many pairs there are, and mean, standard deviation and interval of their differences;
   * without an interval where all are equal.
   */
  public Sample sample() {
    return sample;
  }

  /** What the repeats share. */
  public Resampling resampling() {
    return resampling;
  }

  /** Whether there are pairs and none of them differs. */
  public boolean none() {
    return sample.n() > 0 && Arrays.stream(differences).allMatch(d -> Math.abs(d) <= rounding);
  }

  /** Whether all differences, if any, are equal: Student's t has no value. */
  public boolean constant() {
    return Arrays.stream(differences).allMatch(d -> Math.abs(d - differences[0]) <= rounding);
  }

  /**
   * The p-value of "no difference in the mean": 1 if no pair differs; NaN for fewer than two pairs.
   */
  public double different() {
    if (sample.n() < 2) {
      return Double.NaN;
    }
    if (none()) {
      return 1;
    }
    return constant() ? Math.min(1, 2 * signs()) : test(0, null);
  }

  /**
   * The p-value of "the mean is as far from 0 as the margin, or further": 0 if no pair differs; NaN
   * for fewer than two pairs.
   *
   * @param margin above 0, in units of the metric
   */
  public double same(double margin) {
    if (sample.n() < 2) {
      return Double.NaN;
    }
    if (none()) {
      return 0;
    }
    if (constant()) {
      boolean inside = Math.abs(sample.mean()) < margin;
      return inside ? signs() : 1;
    }
    double above = test(-margin, AlternativeHypothesis.GREATER_THAN);
    double below = test(margin, AlternativeHypothesis.LESS_THAN);
    return Math.max(above, below);
  }

  /**
   * How many equal differences the count of signs needs, at a level, to decide; empty if no number
   * is enough, since the repeats share too much.
   */
  public static OptionalInt constantPairsToDecide(
      double mean, double margin, double level, Resampling resampling) {
    int halvings = 1;
    while (Math.pow(COIN, halvings) >= level) {
      halvings++;
    }
    int independent = Math.abs(mean) < margin ? halvings : halvings + 1;
    double left = 1 - independent * resampling.testToTraining();
    double pairs = Math.ceil(independent / left * (1 - ROUNDING));
    return left > 0 && pairs <= Power.MOST ? OptionalInt.of((int) pairs) : OptionalInt.empty();
  }

  private double signs() {
    return Math.pow(COIN, resampling.independent(sample.n()));
  }

  private double test(double mu, AlternativeHypothesis oneSided) {
    TTest test = TTest.withDefaults().withMu(mu);
    TTest asked = oneSided == null ? test : test.with(oneSided);
    double variance = sample.sd() * sample.sd() * resampling.inflation(sample.n());
    return asked.test(sample.mean(), variance, sample.n()).getPValue();
  }
}
