package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing.Derivation;
import java.util.List;

/**
 * A column to derive and encode, before its encoding is fitted.
 *
 * @param name of the derived column
 * @param sources the table's columns that the derivation reads
 */
public record ColumnPlan(String name, Derivation derivation, List<String> sources, Kind kind) {
  /** How values become features. */
  public enum Kind {
    /** Standardized. */
    NUMBER,
    /** One-hot. */
    CATEGORY,
    /** A number if all training values are, or else a category. */
    DETECTED
  }

  public ColumnPlan {
    sources = List.copyOf(sources);
  }

  /** The table's own column, a number. */
  public static ColumnPlan number(String column) {
    return new ColumnPlan(column, Derivation.VALUE, List.of(column), Kind.NUMBER);
  }

  /** The table's own column, a category. */
  public static ColumnPlan category(String column) {
    return new ColumnPlan(column, Derivation.VALUE, List.of(column), Kind.CATEGORY);
  }

  /** The table's own column, number or category as its training values say. */
  public static ColumnPlan detected(String column) {
    return new ColumnPlan(column, Derivation.VALUE, List.of(column), Kind.DETECTED);
  }
}
