package dev.tandem.datasets.table;

import dev.tandem.datasets.DataException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The classes that a label column tells.
 *
 * @param labels by row of the table, an index into the names
 * @param names sorted, as numbers if they all are; of two, the second is the positive one
 */
public record Labels(int[] labels, List<String> names) {
  private static final int MOST = 100;

  /**
   * Classes as they come.
   *
   * @throws DataException if there is no such column, a value is missing, or there is one class or
   *     more than 100
   */
  public static Labels of(Table table, String column) {
    String[] values = table.column(column);
    for (int row = 0; row < values.length; row++) {
      if (values[row].isBlank()) {
        throw table.complaint(row, column, "a class", values[row]);
      }
    }
    List<String> names = Arrays.stream(values).distinct().sorted(order(values)).toList();
    requireClasses(table.file() + ", column " + column, names);
    return of(values, names);
  }

  /**
   * The given classes.
   *
   * @throws DataException with file and line if a value is none of them
   */
  public static Labels of(Table table, String column, List<String> names) {
    Labels labels = of(table.column(column), names);
    for (int row = 0; row < labels.labels().length; row++) {
      if (labels.labels()[row] < 0) {
        String expected = String.join(" or ", names);
        throw table.complaint(row, column, expected, table.column(column)[row]);
      }
    }
    return labels;
  }

  private static Labels of(String[] values, List<String> names) {
    Index index = new Index(names);
    return new Labels(Arrays.stream(values).mapToInt(index::of).toArray(), names);
  }

  private static Comparator<String> order(String[] values) {
    Comparator<String> byText = Comparator.naturalOrder();
    return Arrays.stream(values).allMatch(Numbers::isNumber)
        ? Comparator.<String>comparingDouble(text -> Numbers.parse(text).getAsDouble())
            .thenComparing(byText)
        : byText;
  }

  private static void requireClasses(String place, List<String> names) {
    if (names.size() == 1) {
      throw new DataException(place, "at least 2 classes", "only '" + names.get(0) + "'");
    }
    if (names.size() > MOST) {
      throw new DataException(
          place,
          "at most " + MOST + " classes",
          names.size() + " different values; predicting numbers (regression) is not supported yet");
    }
  }
}
