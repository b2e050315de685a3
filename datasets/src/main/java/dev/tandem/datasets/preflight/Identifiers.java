package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.cells.Sorting;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.NumberColumn;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of whole numbers that name or count the rows. Different values alone prove nothing, for
 * few incomes are all different too: they have to rise from row to row, be closer together than
 * chance would leave them, or bear a name such as {@code customer_id}.
 */
final class Identifiers {
  private static final int FEWEST = 20; // rows
  private static final int GLANCE = 1_000; // rows that rule most columns out
  private static final double EXPECTED_PAIRS = 10; // of equal values; by chance none: e^-10

  private Identifiers() {}

  static List<Finding> of(Inspection in) {
    int[] rows = in.rows();
    return rows.length < FEWEST
        ? List.of()
        : Inspection.each(in.features(), name -> of(in.table().column(name), name, rows));
  }

  private static List<Finding> of(Column column, String name, int[] rows) {
    if (!(column instanceof NumberColumn)
        || !areDifferentWholes(column, Inspection.atMost(rows, GLANCE))) {
      return List.of();
    }
    double[] values =
        Arrays.stream(rows).mapToDouble(row -> Inspection.value(column, row)).toArray();
    if (!areDifferentWholes(column, rows)) {
      return List.of();
    }
    String evidence = evidence(name, values);
    return evidence.isEmpty()
        ? List.of()
        : List.of(new Finding(name, "identifies the rows: " + evidence, Finding.ignoring(name)));
  }

  private static boolean areDifferentWholes(Column column, int[] rows) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = Inspection.value(column, rows[i]);
      if (values[i] != Math.rint(values[i])) {
        return false; // a broken number, or NaN for a missing one
      }
    }
    double[] sorted = Sorting.sorted(values);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static String evidence(String name, double[] values) {
    double step = values[1] - values[0];
    boolean steady = true;
    boolean rising = true;
    double low = values[0];
    double high = values[0];
    for (int i = 1; i < values.length; i++) {
      steady &= values[i] - values[i - 1] == step;
      rising &= values[i] > values[i - 1] == step > 0;
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    double pairs = 0.5 * values.length * (values.length - 1) / (high - low + 1);
    if (steady) {
      return "it counts them";
    }
    if (rising) {
      return "whole numbers that " + (step > 0 ? "rise" : "fall") + " from row to row";
    }
    return pairs >= EXPECTED_PAIRS || IdNames.looksLikeOne(name)
        ? "a whole number of its own for each of " + values.length + " rows"
        : "";
  }
}
