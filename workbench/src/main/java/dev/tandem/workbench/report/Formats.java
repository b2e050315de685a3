package dev.tandem.workbench.report;

import java.util.Locale;

/** Figures as tables show them; a dash for what is undefined. */
final class Formats {
  private Formats() {}

  static String percent(double value) {
    return format("%.2f %%", 100 * value);
  }

  static String fourDigits(double value) {
    return format("%.4f", value);
  }

  static String seconds(double value) {
    return format("%.2f s", value);
  }

  static String whole(double value) {
    return format("%,.0f", value);
  }

  static String megabytes(double bytes) {
    return format("%.0f MB", bytes / 1e6);
  }

  private static String format(String pattern, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, pattern, value);
  }
}
