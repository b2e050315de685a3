package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rows of cells as aligned text: the first column to the left, the others to the right, unless told
 * otherwise.
 */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> words;

  public TextTable() {
    this(Set.of(0));
  }

  /**
   * @param words columns that go to the left, counted from 0
   */
  public TextTable(Set<Integer> words) {
    this.words = words;
  }

  /** Adds a row; an empty one draws a line. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Adds a row. */
  public TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a metric's name and value. */
  TextTable row(Metric metric, double value) {
    return row(metric.words(), metric.text(value));
  }

  /** Returns all rows that have cells. */
  List<List<String>> rows() {
    return rows.stream().filter(row -> !row.isEmpty()).toList();
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.isEmpty() ? line(widths) : cells(row, widths)).append('\n');
    }
    return text.toString();
  }

  private String cells(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String pad = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(words.contains(i) ? row.get(i) + pad : pad + row.get(i));
    }
    return line.toString().stripTrailing();
  }

  private static String line(int[] widths) {
    int length = 2 * Math.max(0, widths.length - 1);
    for (int width : widths) {
      length += width;
    }
    return "-".repeat(length);
  }
}
