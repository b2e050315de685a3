package dev.tandem.workbench.explain;

import java.util.List;

/**
 * The numbers of all engines beside each other.
 *
 * @param caption what they are numbers of
 * @param engines at least two
 */
record SideBySide(String caption, List<String> engines, List<Row> rows) implements Block {
  SideBySide {
    engines = List.copyOf(engines);
    rows = List.copyOf(rows);
  }

  /**
   * One number.
   *
   * @param meaning of the symbol
   * @param values one an engine
   */
  record Row(String symbol, String meaning, List<Double> values) {
    Row {
      values = List.copyOf(values);
    }

    /** The largest value less the smallest; NaN if any is not a number. */
    double difference() {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      return most - least;
    }
  }
}
