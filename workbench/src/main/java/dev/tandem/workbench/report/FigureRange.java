package dev.tandem.workbench.report;

import dev.tandem.workbench.results.ComparisonFile.SummaryEntry;
import java.util.Set;

/**
 * What values a figure can have: shares lie from 0 to 1, R² reaches 1, and counts, times, losses
 * and memory begin at 0. An interval by Student's t knows nothing of that, so tables cut it.
 */
record FigureRange(double least, double most) {
  /** Says once what is done to the intervals of a table. */
  static final String NOTE =
      "intervals end where their figure does: shares at 0 and 1, counts, times and losses at 0";

  private static final Set<String> SHARES =
      Set.of("accuracy", "precision", "recall", "f1", "prAuc", "rocAuc", "threshold");

  /**
   * By a summary's key.
   *
   * @param key e.g. {@code "test.atHalf.f1"}
   */
  static FigureRange of(String key) {
    String figure = key.substring(key.lastIndexOf('.') + 1);
    if (figure.equals("r2")) {
      return new FigureRange(Double.NEGATIVE_INFINITY, 1);
    }
    return new FigureRange(0, SHARES.contains(figure) ? 1 : Double.POSITIVE_INFINITY);
  }

  double cut(double value) {
    return Math.max(least, Math.min(most, value));
  }

  /** Whether an interval reaches beyond what is possible. */
  boolean cuts(SummaryEntry entry) {
    return entry.low() < least || entry.high() > most;
  }
}
