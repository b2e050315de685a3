package dev.tandem.workbench.verdicts;

import dev.tandem.workbench.experiment.ComparedFigure;
import java.util.List;
import java.util.Locale;

/** Figures and p-values as sentences have them. */
final class Words {
  private static final double SMALLEST_P = 1e-4;
  private static final double SMALL = 1e-3;

  private Words() {}

  /** {@code "97.50 %"} of accuracy, {@code "0.0812"} of anything else. */
  static String value(ComparedFigure figure, double value) {
    return figure == ComparedFigure.ACCURACY ? format("%.2f %%", 100 * value) : number(value);
  }

  /** {@code "0.42 points"} of accuracy, {@code "0.0123"} of anything else. */
  static String difference(ComparedFigure figure, double difference) {
    return bare(figure, difference) + (figure == ComparedFigure.ACCURACY ? " points" : "");
  }

  /** A difference without its unit. */
  static String bare(ComparedFigure figure, double difference) {
    return figure == ComparedFigure.ACCURACY
        ? format("%.2f", 100 * difference)
        : number(difference);
  }

  static String number(double value) {
    boolean tiny = value != 0 && Math.abs(value) < SMALL;
    return format(tiny ? "%.2g" : "%.4f", value);
  }

  static String ratio(double ratio) {
    return format(ratio < 0.1 ? "%.3f" : "%.2f", ratio);
  }

  /** {@code "p = 0.012"}. */
  static String p(double value) {
    return value < SMALLEST_P
        ? "p < 0.0001"
        : format(value < 0.01 ? "p = %.4f" : "p = %.2f", value);
  }

  static String percent(double share) {
    String text = format("%.1f", 100 * share);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
  }

  static String repeats(int n) {
    return n == 1 ? "1 repeat" : n + " repeats";
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
