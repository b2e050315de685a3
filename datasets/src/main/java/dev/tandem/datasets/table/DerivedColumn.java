package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A column derived from a table's own. Dates are ISO 8601, {@code 2016-04-29} or {@code
 * 2016-04-29T18:38:08Z}, and read as they stand: no time zone is applied.
 */
public final class DerivedColumn {
  private static final int DATE_LENGTH = 10;

  private final Table table;
  private final Derivation derivation;
  private final String name; // of the first source column
  private final String secondName; // of the last one; the same where there is but one
  private final String[] first;
  private final String[] second;

  /**
   * @param sources the columns that the derivation reads
   * @throws dev.tandem.data.DataException if the table lacks one
   */
  public DerivedColumn(Table table, Derivation derivation, List<String> sources) {
    this.table = table;
    this.derivation = derivation;
    this.name = sources.get(0);
    this.secondName = sources.get(sources.size() - 1);
    this.first = table.column(name);
    this.second = table.column(secondName);
  }

  /** The value as a category. */
  public String text(int row) {
    return switch (derivation) {
      case VALUE -> first[row];
      case WEEKDAY -> date(row, name, first).getDayOfWeek().name();
      case DAYS_BETWEEN, HOUR -> Long.toString((long) number(row));
    };
  }

  /**
   * The value as a number.
   *
   * @throws dev.tandem.data.DataException with file, line and column if it is none
   */
  public double number(int row) {
    return switch (derivation) {
      case VALUE -> parse(row);
      case DAYS_BETWEEN ->
          ChronoUnit.DAYS.between(date(row, name, first), date(row, secondName, second));
      case WEEKDAY -> date(row, name, first).getDayOfWeek().getValue();
      case HOUR -> hour(row);
    };
  }

  /**
   * The value less the mean, over the deviation.
   *
   * @throws dev.tandem.data.DataException also if float32 does not hold the result
   */
  float standardized(int row, Encoding.Standardized encoding) {
    float value = (float) ((number(row) - encoding.mean()) / encoding.deviation());
    if (!Float.isFinite(value)) {
      String expected = "a number that float32 holds, less the mean and over the deviation";
      throw table.complaint(row, name, expected, first[row]);
    }
    return value;
  }

  private double parse(int row) {
    double number =
        Numbers.parse(first[row])
            .orElseThrow(() -> table.complaint(row, name, "a number", first[row]));
    if (Math.abs(number) > Float.MAX_VALUE) { // the squares of larger ones might be infinite
      throw table.complaint(row, name, "a number that float32 holds", first[row]);
    }
    return number;
  }

  private LocalDate date(int row, String column, String[] values) {
    String value = values[row];
    try {
      return LocalDate.parse(value.substring(0, Math.min(DATE_LENGTH, value.length())));
    } catch (DateTimeException e) {
      throw table.complaint(row, column, "a date such as 2016-04-29", value);
    }
  }

  private int hour(int row) {
    String value = first[row];
    try {
      date(row, name, first);
      return LocalTime.parse(value.substring(DATE_LENGTH + 1, DATE_LENGTH + 6)).getHour();
    } catch (DateTimeException | StringIndexOutOfBoundsException e) {
      throw table.complaint(row, name, "a time such as 2016-04-29T18:38:08Z", value);
    }
  }
}
