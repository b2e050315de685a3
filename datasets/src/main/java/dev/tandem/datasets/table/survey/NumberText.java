package dev.tandem.datasets.table.survey;

import dev.tandem.data.Preprocessing.Reading;

/**
 * Numbers as people write them: with a decimal point or comma, groups of three digits, a currency
 * sign before or behind, a percent sign behind, an exponent. A percentage is the number before its
 * sign.
 */
public final class NumberText {
  private static final String CURRENCIES = "$€£¥";
  private static final double[] POWERS = new double[23]; // exact in float64
  static final int EXACT_DIGITS = 15;

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private NumberText() {}

  /**
   * The finite number that a trimmed cell is; NaN if it is none.
   *
   * @param reading which signs it is written with
   */
  public static double parse(String cell, Reading reading) {
    double quick = quick(cell);
    if (!Double.isNaN(quick) && reading.equals(Reading.PLAIN)) {
      return quick;
    }
    String plain = plain(bare(cell), reading);
    return plain == null ? Double.NaN : finite(plain);
  }

  private static double finite(String plain) {
    double number = Double.parseDouble(plain);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  /**
   * A short decimal: both its digits and the power of ten are exact in float64, so their quotient
   * is rounded once, as parseDouble does. NaN for everything else.
   */
  private static double quick(String cell) {
    int length = cell.length();
    int at = length > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
    if (length - at > EXACT_DIGITS + 1 || length == at) {
      return Double.NaN;
    }
    boolean negative = at == 1 && cell.charAt(0) == '-';
    long digits = 0;
    int point = -1;
    int count = 0;
    for (; at < length; at++) {
      char sign = cell.charAt(at);
      if (sign >= '0' && sign <= '9') {
        digits = 10 * digits + sign - '0';
        count++;
      } else if (sign == '.' && point < 0) {
        point = count;
      } else {
        return Double.NaN;
      }
    }
    if (count == 0 || count > EXACT_DIGITS) {
      return Double.NaN;
    }
    return exact(negative, digits, point < 0 ? 0 : count - point);
  }

  /** The number of at most {@link #EXACT_DIGITS} digits, some of them decimals. */
  static double exact(boolean negative, long digits, int decimals) {
    double number = digits / POWERS[decimals];
    return negative ? -number : number;
  }

  /** Whether a cell has a percent sign behind. */
  static boolean isPercentage(String cell) {
    return cell.endsWith("%");
  }

  /** Whether a cell has a currency sign. */
  static boolean isMoney(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (CURRENCIES.indexOf(cell.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The cell without percent and currency signs, its minus in front. */
  private static String bare(String cell) {
    String text = cell;
    if (text.endsWith("%")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    if (!text.isEmpty() && CURRENCIES.indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1).stripLeading() : text;
    if (!rest.isEmpty() && CURRENCIES.indexOf(rest.charAt(0)) >= 0) {
      rest = rest.substring(1).stripLeading();
      if (!negative && rest.startsWith("-")) {
        negative = true;
        rest = rest.substring(1);
      }
    }
    return negative ? "-" + rest : rest;
  }

  /** The number as Java writes it; null if it is none in this reading. */
  private static String plain(String text, Reading reading) {
    StringBuilder plain = new StringBuilder(text.length());
    char thousands = reading.thousands().isEmpty() ? 0 : reading.thousands().charAt(0);
    int at = text.startsWith("-") ? 1 : 0;
    plain.append(text, 0, at);
    int group = 0; // digits since the last sign between groups
    boolean grouped = false;
    int digits = 0;
    while (at < text.length()) {
      char sign = normal(text.charAt(at));
      if (sign >= '0' && sign <= '9') {
        plain.append(sign);
        group++;
        digits++;
      } else if (thousands != 0 && sign == thousands) {
        if (group == 0 || (grouped ? group != 3 : group > 3)) {
          return null;
        }
        grouped = true;
        group = 0;
      } else {
        break;
      }
      at++;
    }
    if (grouped && group != 3) {
      return null;
    }
    if (at < text.length() && text.charAt(at) == reading.decimal()) {
      plain.append('.');
      at++;
      int from = at;
      while (at < text.length()
          && Character.digit(text.charAt(at), 10) >= 0
          && text.charAt(at) <= '9') {
        plain.append(text.charAt(at++));
      }
      digits += at - from;
    }
    if (digits == 0) {
      return null;
    }
    return exponent(text, at, plain);
  }

  private static String exponent(String text, int from, StringBuilder plain) {
    int at = from;
    if (at == text.length()) {
      return plain.toString();
    }
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return null;
    }
    plain.append('e');
    at++;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      plain.append(text.charAt(at++));
    }
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      plain.append(text.charAt(at++));
    }
    return at == text.length() && at > digits ? plain.toString() : null;
  }

  /** Spaces that do not break lines, as spreadsheets set them between groups, are spaces. */
  private static char normal(char sign) {
    return sign == '\u00A0' || sign == '\u202F' ? ' ' : sign == '\u2019' ? '\'' : sign;
  }
}
