package dev.tandem.workbench.figures;

import java.util.List;

/** Values of a key as places along an axis. */
final class NumberAxis {
  /** From this ratio on, orders of magnitude are what people look for. */
  private static final double LOGARITHMIC_FROM = 20;

  private NumberAxis() {}

  /** Whether all are numbers, and more than one. */
  static boolean fits(List<String> values) {
    return values.size() > 1 && values.stream().allMatch(NumberAxis::isNumber);
  }

  static boolean isNumber(String text) {
    return text.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }

  static boolean isLogarithmic(List<String> values) {
    double low = values.stream().mapToDouble(Double::parseDouble).min().orElse(0);
    double high = values.stream().mapToDouble(Double::parseDouble).max().orElse(0);
    return low > 0 && high / low >= LOGARITHMIC_FROM;
  }
}
