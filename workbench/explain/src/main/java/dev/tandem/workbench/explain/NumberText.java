package dev.tandem.workbench.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, rounded to so many significant digits; zeros at the end are left out. */
record NumberText(int digits) {
  /** Numbers in formulas: what people can still follow with a pocket calculator. */
  static final NumberText FORMULAS = new NumberText(6);

  /** Numbers side by side: nine digits tell all float32 numbers apart. */
  static final NumberText TABLES = new NumberText(9);

  /** Differences. */
  static final NumberText DIFFERENCES = new NumberText(2);

  private static final int SMALLEST_EXPONENT = -5;
  private static final int LARGEST_EXPONENT = 9;

  String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT) {
      return rounded.toPlainString();
    }
    return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString()
        + "e"
        + exponent;
  }

  /** A number of a formula itself, such as 1 or 0.044715, in full. */
  static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
