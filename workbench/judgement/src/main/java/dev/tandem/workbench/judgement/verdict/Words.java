package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Power;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Metrics and p-values as sentences have them. */
final class Words {
  private static final double SMALLEST_P = 1e-4;
  private static final double SMALL = 1e-3;
  private static final String PERCENT = " %";

  /** Where repeats share rows. */
  static final String NEVER =
      "More repeats cannot settle it, since all draw from the same rows; more rows might.";

  private Words() {}

  /** {@code "97.50 %"} of what is shown in percent, {@code "0.0812"} of anything else. */
  static String value(Metric metric, double value) {
    return text(metric, metric.range().cut(value));
  }

  /** {@code "0.42 points"} of what is shown in percent, {@code "0.0123"} of anything else. */
  static String difference(Metric metric, double difference) {
    return text(metric, metric.range().cutDifference(difference)).replace(PERCENT, " points");
  }

  /** A difference without its unit. */
  static String bare(Metric metric, double difference) {
    return text(metric, metric.range().cutDifference(difference)).replace(PERCENT, "");
  }

  /** As tables show it; in two digits what is tiny and has no unit. */
  private static String text(Metric metric, double value) {
    String text = metric.text(value);
    boolean tiny = value != 0 && Math.abs(value) < SMALL && !text.endsWith(PERCENT);
    return tiny ? format("%.2g", value) : text;
  }

  /** {@code "0.85 s"}. */
  static String seconds(double seconds) {
    return format(seconds < 0.1 ? "%.3f s" : seconds < 100 ? "%.2f s" : "%,.0f s", seconds);
  }

  static String ratio(double ratio) {
    return format(ratio < 0.1 ? "%.3f" : ratio < 9.95 ? "%.2f" : "%.1f", ratio);
  }

  /** {@code "p = 0.012"}. */
  static String p(double value) {
    return value < SMALLEST_P
        ? "p < 0.0001"
        : format(value < 0.01 ? "p = %.4f" : "p = %.2f", value);
  }

  /** {@code "paired t-test p = 0.03 after Holm's correction for 3 tests"}. */
  static String test(String name, double adjusted, int family) {
    String correction =
        family > 1 ? " after Holm's correction for " + count(family) + " tests" : "";
    return name + " " + p(adjusted) + correction;
  }

  static String percent(double share) {
    return Formats.brief(100 * share) + PERCENT;
  }

  /** {@code "95 % interval 0.10 to 0.20"}. */
  static String interval(String low, String high) {
    return "95 % interval " + low + " to " + high;
  }

  static String repeats(int n) {
    return counted(n, "repeat");
  }

  /** {@code "1 row"}, {@code "2,400 rows"}. */
  static String counted(int n, String one) {
    return count(n) + " " + one + (n == 1 ? "" : "s");
  }

  static String count(int n) {
    return format("%,d", n);
  }

  /** What would decide, as a sentence. */
  static String moreRepeats(OptionalInt more) {
    return more.isEmpty()
        ? "More than " + repeats(Power.MOST) + " would be needed to settle it."
        : "About " + counted(more.getAsInt(), "more repeat") + " would settle it.";
  }

  /** A sentence of its own for what is not matched; empty if everything is. */
  static String caveats(List<String> caveats) {
    return caveats.isEmpty()
        ? ""
        : " Other differences that may explain it: " + String.join("; ", caveats) + ".";
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
