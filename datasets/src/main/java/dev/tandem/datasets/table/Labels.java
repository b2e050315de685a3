package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Targets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a table's label column tells: classes, sorted (as numbers if they all are; of two, the
 * second is the positive one), or numbers.
 */
public final class Labels {
  private static final int MOST = 100;

  private Labels() {}

  /**
   * Classes as they come.
   *
   * @throws DataException if there is no such column, a value is missing, or there is one class or
   *     more than 100
   */
  public static Targets.Classes of(Table table, String column) {
    String[] values = table.column(column);
    for (int row = 0; row < values.length; row++) {
      if (values[row].isBlank()) {
        throw table.complaint(row, column, "a class", values[row]);
      }
    }
    List<String> names = Arrays.stream(values).distinct().sorted(order(values)).toList();
    requireClasses(table.file() + ", column " + column, names);
    return of(table, column, names);
  }

  /**
   * The given classes.
   *
   * @throws DataException with file and line if a value is none of them
   */
  public static Targets.Classes of(Table table, String column, List<String> names) {
    String[] values = table.column(column);
    Index index = new Index(names);
    int[] labels = Arrays.stream(values).mapToInt(index::of).toArray();
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0) {
        throw table.complaint(row, column, String.join(" or ", names), values[row]);
      }
    }
    return new Targets.Classes(labels, names);
  }

  /**
   * Numbers, one a row.
   *
   * @throws DataException if there is no such column, or with file and line if a value is no finite
   *     number or too large for float32
   */
  public static Targets.Values numbers(Table table, String column) {
    String[] texts = table.column(column);
    float[] values = new float[texts.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = (float) Numbers.parse(texts[row]).orElse(Double.NaN);
      if (!Float.isFinite(values[row])) {
        throw table.complaint(row, column, "a number, since data.task is regression", texts[row]);
      }
    }
    return new Targets.Values(values, 1);
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
          names.size() + " different values; to predict numbers, say data.task: regression");
    }
  }
}
