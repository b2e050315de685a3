package dev.tandem.datasets.table.text;

import java.util.Arrays;

/** Some rows of text that follow each other; their cells lie one after the other in one array. */
public final class RowBlock {
  private static final int FULL = 1 << 17; // characters

  private final int columns;
  private char[] text = new char[FULL + FULL / 4];
  private int[] ends = new int[FULL / 8]; // by cell
  private long[] lines = new long[FULL / 64];
  private int rows;
  private long line;
  private int cells; // of the row that is being added
  private int length; // with its cells

  RowBlock(int columns) {
    this.columns = columns;
  }

  void clear() {
    rows = 0;
    length = 0;
  }

  boolean isFull() {
    return length >= FULL;
  }

  /** Begins a row; what was added since the last whole one is forgotten. */
  void begin(long line) {
    this.line = line;
    this.cells = 0;
    this.length = start(rows, 0);
  }

  /** Adds a cell to the row that was begun. */
  void add(char[] from, int offset, int count) {
    room(count);
    System.arraycopy(from, offset, text, length, count);
    end(count);
  }

  /** Adds a cell to the row that was begun. */
  void add(String cell) {
    room(cell.length());
    cell.getChars(0, cell.length(), text, length);
    end(cell.length());
  }

  private void room(int count) {
    if (count > text.length - length) {
      text = Arrays.copyOf(text, Math.addExact(length, Math.max(count, length)));
    }
  }

  private void end(int count) {
    int cell = rows * columns + cells;
    if (cell == ends.length) {
      ends = Arrays.copyOf(ends, 2 * cell);
    }
    length += count;
    ends[cell] = length;
    cells++;
  }

  /** Ends a row that has a cell for every column. */
  void end() {
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    lines[rows++] = line;
  }

  /** Adds a row that has a cell for every column. */
  void add(String[] row, long line) {
    begin(line);
    for (String cell : row) {
      add(cell);
    }
    end();
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** The line of the file that a row begins in, from 1. */
  public long line(int row) {
    return lines[row];
  }

  /** Where a cell begins among the characters, not trimmed. */
  public int start(int row, int column) {
    int cell = row * columns + column;
    return cell == 0 ? 0 : ends[cell - 1];
  }

  /** Where a cell ends among the characters, not trimmed. */
  public int end(int row, int column) {
    return ends[row * columns + column];
  }

  /** A cell, not trimmed. */
  public String cell(int row, int column) {
    int from = start(row, column);
    return new String(text, from, end(row, column) - from);
  }

  /** The characters of all cells; shared, not to be changed. */
  public char[] text() {
    return text;
  }
}
