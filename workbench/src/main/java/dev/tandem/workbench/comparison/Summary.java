package dev.tandem.workbench.comparison;

import dev.tandem.workbench.results.ComparisonFile.SummaryEntry;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/** Mean, standard deviation and 95 % interval of a figure over repeats, by Student's t. */
public final class Summary {
  private static final double UPPER = 0.975;

  private Summary() {}

  /** NaN where undefined: everything without values, all but the mean with one. */
  public static SummaryEntry of(double... values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    if (n < 2) {
      return new SummaryEntry(mean, Double.NaN, Double.NaN, Double.NaN, n);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double sd = Math.sqrt(squares / (n - 1));
    double reach = TDistribution.of(n - 1).inverseCumulativeProbability(UPPER) * sd / Math.sqrt(n);
    return new SummaryEntry(mean, sd, mean - reach, mean + reach, n);
  }
}
