package dev.tandem.workbench.report.chart;

import java.util.Locale;

/** "At most this much", in one digit. */
public final class Bound {
  private Bound() {}

  /** Returns a size rounded up to one digit, so that it stays a bound: 0.002, 3e-7. */
  public static String of(double size) {
    if (size == 0) {
      return "0";
    }
    double unit = Math.pow(10, Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%.1g", Math.ceil(size / unit - 1e-9) * unit)
        .replaceFirst("e([-+])0", "e$1");
  }
}
