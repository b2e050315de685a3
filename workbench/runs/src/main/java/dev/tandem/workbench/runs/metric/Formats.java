package dev.tandem.workbench.runs.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Values as tables show them; a dash for what is undefined. */
public final class Formats {
  private static final String UNITS = "KMGT";
  private static final double SMALLEST_PLAIN = 1e-6;
  private static final double LARGE = 100_000; // from here on decimals say nothing

  private Formats() {}

  public static String percent(double value) {
    return format("%.2f %%", 100 * value);
  }

  public static String fourDigits(double value) {
    return format(Math.abs(value) < LARGE ? "%.4f" : "%,.0f", value);
  }

  public static String seconds(double value) {
    return format("%.2f s", value);
  }

  public static String whole(double value) {
    return format("%,.0f", value);
  }

  public static String megabytes(double bytes) {
    return format("%.0f MB", bytes / 1e6);
  }

  /** {@code 512 B}, {@code 3.4 KB}, {@code 12.0 MB}. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    do {
      size /= 1000;
      unit++;
    } while (size >= 999.95 && unit < UNITS.length() - 1);
    return String.format(Locale.ROOT, "%.1f %sB", size, UNITS.charAt(unit));
  }

  /** At most four digits, and no more than it needs: 0.95, 2.8. */
  public static String brief(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  /** Two digits of what is small: {@code "0.0041"}, {@code "4.1e-08"}. */
  public static String tiny(double value) {
    return Math.abs(value) < SMALLEST_PLAIN
        ? String.format(Locale.ROOT, "%.1e", value)
        : new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  private static String format(String pattern, double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    String text = String.format(Locale.ROOT, pattern, value);
    boolean zero = text.chars().noneMatch(letter -> letter >= '1' && letter <= '9');
    return zero && text.startsWith("-") ? text.substring(1) : text; // never -0
  }
}
