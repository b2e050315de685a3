package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.DateColumn;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A column derived from a table's own. */
public final class DerivedColumn {
  private static final double SECONDS_OF_A_DAY = 86_400;

  private final Table table;
  private final Column first;
  private final Column second;
  private final Derivation derivation;
  private final String name; // of the first source column
  private final String secondName; // of the last one; the same where there is but one

  /**
   * @param sources the columns that the derivation reads
   */
  public DerivedColumn(Table table, Derivation derivation, List<String> sources) {
    this.table = table;
    this.derivation = derivation;
    this.name = sources.get(0);
    this.secondName = sources.get(sources.size() - 1);
    this.first = table.column(name);
    this.second = table.column(secondName);
  }

  /** Whether a source of the value is missing. */
  public boolean isMissing(int row) {
    return first.isMissing(row)
        || second != first && second.isMissing(row)
        || derivation == Derivation.HOUR && !((DateColumn) first).hasTime(row);
  }

  /** The table's own column of texts, if that is the value: its codes need not be looked up. */
  Optional<TextColumn> texts() {
    return derivation == Derivation.VALUE && first instanceof TextColumn texts
        ? Optional.of(texts)
        : Optional.empty();
  }

  /** The value as a category; empty where it is missing. */
  public String text(int row) {
    if (isMissing(row)) {
      return "";
    }
    return switch (derivation) {
      case VALUE -> first.text(row);
      case WEEKDAY -> date(row).getDayOfWeek().name();
      default -> Long.toString((long) number(row));
    };
  }

  /** The value as a number; NaN where it is missing. */
  public double number(int row) {
    if (derivation == Derivation.VALUE) {
      return ((NumberColumn) first).number(row);
    }
    return isMissing(row) ? Double.NaN : ofDate(row);
  }

  private double ofDate(int row) {
    DateColumn dates = ((DateColumn) first);
    return switch (derivation) {
      case DAYS_BETWEEN -> ((DateColumn) second).day(row) - dates.day(row);
      case WEEKDAY -> date(row).getDayOfWeek().getValue();
      case HOUR -> dates.moment(row).getHour();
      case YEAR -> date(row).getYear();
      case MONTH -> date(row).getMonthValue();
      default -> dates.seconds(row) / SECONDS_OF_A_DAY;
    };
  }

  private LocalDate date(int row) {
    return LocalDate.ofEpochDay(((DateColumn) first).day(row));
  }

  /**
   * The value as a number.
   *
   * @throws dev.tandem.data.DataException with file, line and column if it is missing or float32
   *     does not hold it
   */
  double required(int row) {
    double number = optional(row);
    if (Double.isNaN(number)) {
      throw missing(row);
    }
    return number;
  }

  /**
   * The value as a number; NaN where it is missing.
   *
   * @throws dev.tandem.data.DataException with file, line and column if float32 does not hold it
   */
  double optional(int row) {
    double number = number(row);
    if (Math.abs(number) > Float.MAX_VALUE) { // the squares of larger ones might be infinite
      throw table.complaint(row, name, "a number that float32 holds", first.text(row));
    }
    return number;
  }

  private DataException missing(int row) {
    if (derivation == Derivation.HOUR && !first.isMissing(row)) {
      String expected = "a time such as 2016-04-29T18:38:08Z";
      return table.complaint(row, name, expected, first.text(row));
    }
    String missing = first.isMissing(row) ? name : secondName;
    return table.complaint(row, missing, table.column(missing).expected(), "");
  }

  /**
   * A feature as float32.
   *
   * @throws dev.tandem.data.DataException if float32 does not hold it
   */
  float feature(int row, double value) {
    float feature = (float) value;
    if (!Float.isFinite(feature)) {
      String expected = "a number that float32 holds, less the mean and over the deviation";
      throw table.complaint(row, name, expected, first.text(row));
    }
    return feature;
  }
}
