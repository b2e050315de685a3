package dev.tandem.workbench.report.drawing;

import java.util.List;

/** Values of a key as places along an axis. */
final class NumberAxis {
  /** From this ratio on, orders of magnitude are what people look for. */
  private static final double LOGARITHMIC_FROM = 20;

  private static final double WIDEST_RATIO = 1e9;

  private NumberAxis() {}

  /** Whether all are numbers, more than one, and not too far apart for an axis. */
  static boolean fits(List<String> values) {
    if (values.size() < 2 || !values.stream().allMatch(NumberAxis::isNumber)) {
      return false;
    }
    return !isLogarithmic(values) || high(values) / low(values) <= WIDEST_RATIO;
  }

  static boolean isNumber(String text) {
    return text.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }

  static boolean isLogarithmic(List<String> values) {
    return low(values) > 0 && high(values) / low(values) >= LOGARITHMIC_FROM;
  }

  private static double low(List<String> values) {
    return values.stream().mapToDouble(Double::parseDouble).min().orElse(0);
  }

  private static double high(List<String> values) {
    return values.stream().mapToDouble(Double::parseDouble).max().orElse(0);
  }
}
