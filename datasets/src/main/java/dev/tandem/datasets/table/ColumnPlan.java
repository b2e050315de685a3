package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.column.Form;
import java.util.List;

/**
 * A column to derive and encode, before its encoding is fitted.
 *
 * @param name of the derived column
 * @param sources the table's columns that the derivation reads
 * @param reading how their cells are written
 */
public record ColumnPlan(
    String name, Derivation derivation, List<String> sources, Reading reading, Method method) {

  /** How values become features. */
  public enum Method {
    /** Standardized; a missing value is refused. */
    NUMBER_WITHOUT_GAPS,
    /** One-hot, every category of the training rows; a missing value is none. */
    CATEGORY_WITHOUT_GAPS,
    STANDARD,
    MIN_MAX,
    ROBUST,
    LOG,
    /** One-hot, with features for missing values and for rare and unseen ones. */
    CATEGORY,
    /** 1 for one of two values. */
    FLAG,
    /** The mean target of the category. */
    TARGET,
    MONTHS,
    WEEKDAYS,
    HOURS
  }

  public ColumnPlan {
    sources = List.copyOf(sources);
  }

  /** The table's own column, in the plain form. */
  public static ColumnPlan of(String column, Method method) {
    return of(column, Reading.PLAIN, method);
  }

  /** The table's own column. */
  public static ColumnPlan of(String column, Reading reading, Method method) {
    return new ColumnPlan(column, Derivation.VALUE, List.of(column), reading, method);
  }

  /** As what the cells of its sources are kept. */
  public Form form() {
    boolean text =
        switch (method) {
          case CATEGORY_WITHOUT_GAPS, CATEGORY, FLAG, TARGET -> true;
          default -> false;
        };
    return Forms.of(derivation, text, reading);
  }
}
