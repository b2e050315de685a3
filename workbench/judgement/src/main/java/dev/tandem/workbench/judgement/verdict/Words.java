package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Power;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricRange;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Metrics and p-values as sentences have them. */
final class Words {
  private static final double SMALLEST_P = 1e-4;
  private static final double SMALL = 1e-3;

  private Words() {}

  /** {@code "97.50 %"} of accuracy, {@code "0.0812"} of anything else. */
  static String value(Metric metric, double value) {
    double possible = MetricRange.of(metric.key()).cut(value);
    return metric == Metric.ACCURACY ? format("%.2f %%", 100 * possible) : number(possible);
  }

  /** {@code "0.42 points"} of accuracy, {@code "0.0123"} of anything else. */
  static String difference(Metric metric, double difference) {
    return bare(metric, difference) + (metric == Metric.ACCURACY ? " points" : "");
  }

  /** A difference without its unit. */
  static String bare(Metric metric, double difference) {
    double possible = MetricRange.of(metric.key()).cutDifference(difference);
    return metric == Metric.ACCURACY ? unsigned0("%.2f", 100 * possible) : number(possible);
  }

  static String number(double value) {
    boolean tiny = value != 0 && Math.abs(value) < SMALL;
    return tiny ? format("%.2g", value) : unsigned0("%.4f", value);
  }

  /** What is rounded to 0 has no sign. */
  private static String unsigned0(String pattern, double value) {
    String text = format(pattern, value);
    return text.matches("-[0.]+") ? text.substring(1) : text;
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
    String text = format("%.1f", 100 * share);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
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
        ? "More than " + repeats(Power.MOST) + " would be needed to decide."
        : "About " + counted(more.getAsInt(), "more repeat") + " would decide.";
  }

  /** A sentence of its own for what is not matched; empty if everything is. */
  static String caveats(List<String> caveats) {
    return caveats.isEmpty()
        ? ""
        : " Not matched between them, and perhaps why: " + String.join("; ", caveats) + ".";
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
