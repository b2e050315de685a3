package dev.tandem.datasets.table.survey;

import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.text.RowBlock;
import java.util.Arrays;

/**
 * One trimmed cell after the other, looked at once, character by character: its hash, and what it
 * is if it is a short plain number, as most numbers are.
 */
final class CellScan {
  private char[] text;
  private int from;
  private int to;
  private int hash;
  private boolean simple;
  private long digits;
  private int count; // of the digits
  private int point; // digits before it; -1 where there is none

  /** Looks at a cell. */
  void read(RowBlock rows, int row, int column) {
    text = rows.text();
    from = rows.from(row, column);
    to = rows.to(row, column);
    int at = from < to && text[from] == '-' ? from + 1 : from;
    hash = at - from;
    digits = 0;
    point = -1;
    count = 0;
    simple = true;
    for (; at < to; at++) {
      char sign = text[at];
      hash = 31 * hash + sign;
      if (sign >= '0' && sign <= '9') {
        digits = 10 * digits + sign - '0';
        count++;
      } else if (sign == '.' && point < 0) {
        point = count;
      } else {
        simple = false;
      }
    }
    simple &= count > 0 && count <= NumberText.EXACT_DIGITS;
  }

  boolean isEmpty() {
    return from == to;
  }

  int hash() {
    return hash;
  }

  int length() {
    return to - from;
  }

  String text() {
    return new String(text, from, to - from);
  }

  boolean isMissing(MissingTexts missing) {
    return missing.contains(text, from, to);
  }

  /** Copies it into another array. */
  void copy(char[] target, int offset) {
    System.arraycopy(text, from, target, offset, to - from);
  }

  /** Whether it is a piece of another array. */
  boolean matches(char[] other, int offset, int end) {
    return Arrays.equals(text, from, to, other, offset, end);
  }

  /** What it is among numbers and dates. */
  Traits traits() {
    if (!simple) {
      return Traits.of(text());
    }
    if (point >= 0) {
      return Traits.withPoint(point, count - point);
    }
    return text[from] == '0' && to - from > 1 ? Traits.LEADING_ZERO : Traits.DIGITS;
  }

  /** The number that it is in the plain reading; NaN if it is none. */
  double number() {
    if (!simple) {
      return NumberText.parse(text(), Reading.PLAIN);
    }
    return NumberText.exact(text[from] == '-', digits, point < 0 ? 0 : count - point);
  }
}
