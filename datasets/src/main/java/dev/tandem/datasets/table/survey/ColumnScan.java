package dev.tandem.datasets.table.survey;

import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.text.RowBlock;

/**
 * The trimmed cells of a column in a block of rows, looked at once, character by character: their
 * hashes, and what they are if they are short plain numbers, as most numbers are.
 */
final class ColumnScan {
  private static final byte NO_NUMBER = -1; // or a long one, or one in another form
  private static final byte NO_POINT = -1;

  private char[] text;
  private int[] starts = new int[0];
  private int[] ends;
  private int[] hashes;
  private long[] digits; // of a short plain number, without its sign
  private byte[] counts; // of the digits
  private byte[] decimals; // behind the point

  /** Looks at all cells. */
  void read(RowBlock rows, int column) {
    text = rows.text();
    room(rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      int start = rows.start(row, column);
      int end = rows.end(row, column);
      while (start < end && text[start] <= ' ') {
        start++;
      }
      while (end > start && text[end - 1] <= ' ') {
        end--;
      }
      read(row, start, end);
    }
  }

  private void room(int rows) {
    if (starts.length < rows) {
      starts = new int[rows];
      ends = new int[rows];
      hashes = new int[rows];
      digits = new long[rows];
      counts = new byte[rows];
      decimals = new byte[rows];
    }
  }

  private void read(int row, int start, int end) {
    char[] signs = text;
    int first = start < end && signs[start] == '-' ? start + 1 : start;
    int hash = first - start;
    long number = 0;
    int point = -1;
    boolean simple = true;
    for (int at = first; at < end; at++) {
      char sign = signs[at];
      hash = 31 * hash + sign;
      if (sign >= '0' && sign <= '9') {
        number = 10 * number + (sign - '0');
      } else if (sign == '.' && point < 0) {
        point = at;
      } else {
        simple = false;
      }
    }
    int count = end - first - (point < 0 ? 0 : 1);
    starts[row] = start;
    ends[row] = end;
    hashes[row] = hash;
    digits[row] = number;
    counts[row] =
        simple && count > 0 && count <= NumberText.EXACT_DIGITS ? (byte) count : NO_NUMBER;
    decimals[row] = point < 0 ? NO_POINT : (byte) (end - point - 1);
  }

  boolean isMissing(int row, MissingTexts missing) {
    return missing.contains(text, starts[row], ends[row]);
  }

  int hash(int row) {
    return hashes[row];
  }

  int length(int row) {
    return ends[row] - starts[row];
  }

  String text(int row) {
    return new String(text, starts[row], length(row));
  }

  /** Copies a cell into an array. */
  void copy(int row, char[] target, int offset) {
    System.arraycopy(text, starts[row], target, offset, length(row));
  }

  /** Whether a cell is a piece of another array. */
  boolean matches(int row, char[] other, int from, int to) {
    if (to - from != length(row)) {
      return false;
    }
    int start = starts[row];
    for (int i = from; i < to; i++) {
      if (other[i] != text[start + i - from]) {
        return false;
      }
    }
    return true;
  }

  /** What a cell is among numbers and dates. */
  Traits traits(int row) {
    if (counts[row] == NO_NUMBER) {
      return Traits.of(text(row));
    }
    if (decimals[row] != NO_POINT) {
      return Traits.withPoint(counts[row] - decimals[row], decimals[row]);
    }
    return text[starts[row]] == '0' && counts[row] > 1 ? Traits.LEADING_ZERO : Traits.DIGITS;
  }

  /** The number that a cell is in the plain reading; NaN if it is none. */
  double number(int row) {
    if (counts[row] == NO_NUMBER) {
      return NumberText.parse(text(row), Reading.PLAIN);
    }
    int places = decimals[row] == NO_POINT ? 0 : decimals[row];
    return NumberText.exact(text[starts[row]] == '-', digits[row], places);
  }
}
