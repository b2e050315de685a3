package dev.tandem.datasets.table.survey;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Dates as people write them: {@code 2016-04-29}, {@code 2016/04/29}, {@code 29.04.2016}, {@code
 * 04/29/2016}, each perhaps with a time {@code T18:38:08Z} behind. They are read as they stand: no
 * time zone is applied.
 */
public final class DateText {
  /** What is no date. */
  public static final long NONE = Long.MIN_VALUE;

  private static final int DAY = 86_400;

  private DateText() {}

  /**
   * Seconds from 1970-01-01T00:00 on the cell's own clock; {@link #NONE} if it is no date.
   *
   * @param monthFirst whether in 01/02/2026 the month comes first
   */
  public static long parse(String cell, boolean monthFirst) {
    int[] parts = parts(cell);
    if (parts == null) {
      return NONE;
    }
    boolean iso = parts[0] > 31;
    int month = iso || !monthFirst ? parts[1] : parts[0];
    int day = iso ? parts[2] : monthFirst ? parts[1] : parts[0];
    int year = iso ? parts[0] : parts[2];
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      int seconds = seconds(cell, parts[3]);
      return seconds < 0 ? NONE : days * DAY + seconds;
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  /** Whether a cell is a date, with the day or with the month first. */
  static boolean isDate(String cell) {
    return parse(cell, false) != NONE || parse(cell, true) != NONE;
  }

  /** Whether a date is written with its year first, so that nothing about it is open. */
  static boolean isYearFirst(String date) {
    return isDigit(date, 1) && isDigit(date, 2) && isDigit(date, 3);
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** The first two numbers of a date whose year comes last; null if it is another. */
  static int[] dayAndMonth(String cell) {
    int[] parts = parts(cell);
    return parts == null || parts[0] > 31 ? null : parts;
  }

  /** Whether a time stands behind the date. */
  public static boolean hasTime(String cell) {
    int[] parts = parts(cell);
    return parts != null && parts[3] < cell.length();
  }

  /** The date's three numbers as they stand and where it ends; null if there is none. */
  private static int[] parts(String cell) {
    if (cell.length() < 8 || cell.charAt(0) < '0' || cell.charAt(0) > '9') {
      return null;
    }
    int[] parts = new int[4];
    int at = 0;
    char separator = 0;
    for (int part = 0; part < 3; part++) {
      int from = at;
      while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
        parts[part] = 10 * parts[part] + cell.charAt(at++) - '0';
      }
      int digits = at - from;
      boolean year = part == 0 && digits == 4 || part == 2 && parts[0] <= 31 && digits == 4;
      if (!year && (digits < 1 || digits > 2)) {
        return null;
      }
      if (part < 2) {
        if (at >= cell.length() || "-/.".indexOf(cell.charAt(at)) < 0) {
          return null;
        }
        if (part == 1 && cell.charAt(at) != separator) {
          return null;
        }
        separator = cell.charAt(at++);
      }
    }
    boolean whole = parts[0] > 31 || parts[2] > 31;
    parts[3] = at;
    return whole ? parts : null;
  }

  /** The time behind a date in seconds; 0 where there is none, -1 where it is something else. */
  private static int seconds(String cell, int from) {
    if (from == cell.length()) {
      return 0;
    }
    if (cell.charAt(from) != 'T' && cell.charAt(from) != ' ') {
      return -1;
    }
    String time = cell.substring(from + 1).replaceAll("\\s*(Z|[+-]\\d\\d:?\\d\\d)$", "");
    try {
      return LocalTime.parse(time.length() == 4 ? "0" + time : time).toSecondOfDay();
    } catch (DateTimeException e) {
      return -1;
    }
  }
}
