package dev.tandem.workbench.runs.metric;

import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;

/**
 * What a metric can be at all: shares lie from 0 to 1, R² is 1 at most, all else (losses, errors,
 * times, counts) is not below 0. Student's t knows nothing of that, so an interval may leave the
 * range; files keep it as it is, what people read is cut.
 */
public record MetricRange(double lowest, double highest) {
  /** Says once what is done to the intervals of a table. */
  public static final String NOTE =
      "intervals end where their metric does: shares at 0 and 1, counts, times and losses at 0";

  static final MetricRange SHARE = new MetricRange(0, 1);
  static final MetricRange ONE_AT_MOST = new MetricRange(Double.NEGATIVE_INFINITY, 1);
  static final MetricRange NOT_NEGATIVE = new MetricRange(0, Double.POSITIVE_INFINITY);

  /**
   * @param key with or without what it is of: {@code "accuracy"}, {@code "test.atHalf.f1"}
   */
  public static MetricRange of(String key) {
    return Metric.byKey(key).map(Metric::range).orElse(NOT_NEGATIVE);
  }

  /** The nearest possible value, 0 without a sign; NaN stays NaN. */
  public double cut(double value) {
    return Math.max(lowest, Math.min(highest, value)) + 0.0;
  }

  /** The nearest difference that two possible values can have. */
  public double cutDifference(double difference) {
    double most = highest - lowest;
    return Math.max(-most, Math.min(most, difference)) + 0.0;
  }

  /** Whether an interval reaches beyond what is possible. */
  public boolean cuts(SummaryEntry entry) {
    return entry.low() < lowest || entry.high() > highest;
  }
}
