package dev.tandem.datasets.table.survey;

import java.util.Locale;

/**
 * What a cell is among numbers and dates, whatever the others are.
 *
 * @param styles ways in which it is a number, see {@link NumberStyles}; 0 if it is none
 * @param leadingZero whether it is nothing but digits, the first of several being 0
 * @param infinite whether it is no number because it is not finite
 * @param date whether it is a date and no plain number
 * @param timed whether that has a time
 * @param open whether that may have its day or its month first
 * @param dotted whether such a date is written with points
 * @param first number of such a date
 * @param second number of such a date
 */
record Traits(
    int styles,
    boolean leadingZero,
    boolean percentage,
    boolean money,
    boolean infinite,
    boolean date,
    boolean timed,
    boolean open,
    boolean dotted,
    int first,
    int second) {
  static final Traits TEXT = number(0, false);
  static final Traits DIGITS = number(NumberStyles.ANY, false);
  static final Traits LEADING_ZERO = number(NumberStyles.ANY, true);

  private static final Traits POINT = number(NumberStyles.withPoint(1, 1), false);
  private static final Traits GROUPED = number(NumberStyles.withPoint(1, 3), false);

  private static Traits number(int styles, boolean leadingZero) {
    return new Traits(styles, leadingZero, false, false, false, false, false, false, false, 0, 0);
  }

  boolean isNumber() {
    return styles != 0;
  }

  boolean isPlainNumber() {
    return (styles & NumberStyles.PLAIN) != 0;
  }

  /** Of digits with a point among them. */
  static Traits withPoint(int before, int after) {
    return NumberStyles.withPoint(before, after) == GROUPED.styles ? GROUPED : POINT;
  }

  /** Of any trimmed cell. */
  static Traits of(String cell) {
    int styles = NumberStyles.of(cell);
    boolean leadingZero = styles == NumberStyles.ANY && cell.length() > 1 && cell.charAt(0) == '0';
    boolean number = styles != 0;
    boolean date = (styles & NumberStyles.PLAIN) == 0 && DateText.isDate(cell);
    boolean infinite = !number && isInfinite(cell);
    if (!number && !date && !infinite) {
      return TEXT;
    }
    int[] open = date && !DateText.isYearFirst(cell) ? DateText.dayAndMonth(cell) : null;
    return new Traits(
        styles,
        leadingZero,
        number && NumberText.isPercentage(cell),
        number && NumberText.isMoney(cell),
        infinite,
        date,
        date && DateText.hasTime(cell),
        open != null,
        open != null && cell.indexOf('.') >= 0,
        open == null ? 0 : open[0],
        open == null ? 0 : open[1]);
  }

  /** Infinity in words, or a number beyond float64. */
  private static boolean isInfinite(String cell) {
    char first = cell.charAt(0);
    if ("iI+-.".indexOf(first) < 0 && (first < '0' || first > '9')) {
      return false;
    }
    String word = cell.toLowerCase(Locale.ROOT).replaceFirst("^[-+]", "");
    return word.equals("inf")
        || word.equals("infinity")
        || word.indexOf('e') > 0 && word.matches("[0-9.]+e\\+?[0-9]+");
  }
}
