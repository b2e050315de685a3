package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads a column's encoding off the training rows: mean and deviation (of the population; 1 where
 * all values are equal), or the sorted categories.
 */
public final class EncodingFitter {
  private static final int MOST_CATEGORIES = 200;

  private final Table table;
  private final int[] trainingRows;

  /**
   * @param trainingRows rows of the table; the others are not looked at
   */
  public EncodingFitter(Table table, int[] trainingRows) {
    this.table = table;
    this.trainingRows = trainingRows;
  }

  /**
   * @throws DataException if a value does not fit or there are more than 200 categories
   */
  public ColumnEncoding fit(ColumnPlan plan) {
    DerivedColumn column = new DerivedColumn(table, plan.derivation(), plan.sources());
    Encoding encoding = isNumber(plan) ? standardized(column) : oneHot(plan, column);
    return new ColumnEncoding(plan.name(), plan.derivation(), plan.sources(), encoding);
  }

  /** A gap among numbers does not make them categories: it is refused when it is read. */
  private boolean isNumber(ColumnPlan plan) {
    if (plan.kind() != ColumnPlan.Kind.DETECTED) {
      return plan.kind() == ColumnPlan.Kind.NUMBER;
    }
    String[] values = table.column(plan.name());
    return Arrays.stream(trainingRows).anyMatch(row -> Numbers.isNumber(values[row]))
        && Arrays.stream(trainingRows)
            .allMatch(row -> Numbers.isNumber(values[row]) || Numbers.isMissing(values[row]));
  }

  private Encoding standardized(DerivedColumn column) {
    double sum = 0;
    for (int row : trainingRows) {
      sum += column.number(row);
    }
    double mean = sum / trainingRows.length;
    double squares = 0;
    for (int row : trainingRows) {
      double difference = column.number(row) - mean;
      squares += difference * difference;
    }
    double deviation = Math.sqrt(squares / trainingRows.length);
    return new Encoding.Standardized(mean, deviation == 0 ? 1 : deviation);
  }

  private Encoding oneHot(ColumnPlan plan, DerivedColumn column) {
    Comparator<String> order =
        plan.derivation() == Derivation.WEEKDAY
            ? Comparator.comparing(DayOfWeek::valueOf)
            : Comparator.naturalOrder();
    TreeSet<String> categories = new TreeSet<>(order);
    for (int row : trainingRows) {
      categories.add(column.text(row));
    }
    if (categories.size() > MOST_CATEGORIES) {
      throw tooMany(plan.name(), categories.size());
    }
    return new Encoding.OneHot(List.copyOf(categories));
  }

  private DataException tooMany(String column, int categories) {
    String[] values = table.column(column);
    int example =
        Arrays.stream(trainingRows)
            .filter(row -> !Numbers.isNumber(values[row]))
            .findFirst()
            .orElse(0);
    return new DataException(
        table.file()
            + ", column "
            + column
            + ": expected only numbers or at most "
            + MOST_CATEGORIES
            + " categories, got "
            + categories
            + " (line "
            + table.lines()[example]
            + ": '"
            + Names.shortened(values[example])
            + "'); if it is no feature, name it under data.ignore");
  }
}
