package dev.tandem.datasets.table;

import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.DateColumn;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.datasets.table.survey.ColumnSurvey;
import dev.tandem.datasets.table.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A column's cells in a few words. */
final class CellSummary {
  private static final int MOST_SHOWN = 3;
  private static final int FEW = 3; // rows of a class whose first line is told
  private static final int MOST_CLASSES = 10;

  private CellSummary() {}

  /** The classes with their counts, and of rare ones the first line: often it is a slip. */
  static String classes(Table table, String label) {
    TextColumn cells = table.texts(label);
    int[] counts = cells.counts();
    Integer[] order = new Integer[counts.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(i -> -counts[i]));
    List<String> shown = new ArrayList<>();
    for (int own : order) {
      boolean rare = counts[own] < FEW;
      String line = rare ? ", line " + table.line(first(cells, own)) : "";
      if (rare || shown.size() < MOST_CLASSES) {
        shown.add(Names.shortened(cells.texts().get(own)) + " (" + counts[own] + line + ")");
      }
    }
    return Names.list(shown);
  }

  private static int first(TextColumn cells, int code) {
    int row = 0;
    while (cells.code(row) != code) {
      row++;
    }
    return row;
  }

  /** The commonest values with their counts. */
  static String commonest(ColumnSurvey cells) {
    return cells.commonest(MOST_SHOWN).stream()
        .map(entry -> Names.shortened(entry.getKey()) + " (" + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  /** The smallest and the largest value of numbers and dates. */
  static String range(Column column, int rows) {
    int low = -1;
    int high = -1;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      double value = value(column, row);
      if (value < least) {
        least = value;
        low = row;
      }
      if (value > most) {
        most = value;
        high = row;
      }
    }
    return low < 0 ? "" : column.text(low) + " to " + column.text(high);
  }

  /** A number, or a date's seconds; NaN where it is missing. */
  private static double value(Column column, int row) {
    if (column instanceof NumberColumn numbers) {
      return numbers.number(row);
    }
    return column.isMissing(row) ? Double.NaN : ((DateColumn) column).seconds(row);
  }
}
