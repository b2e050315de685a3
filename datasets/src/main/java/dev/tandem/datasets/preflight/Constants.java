package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.column.Column;
import java.util.List;
import java.util.Locale;

/** Features with one value in all training rows. */
final class Constants {
  private Constants() {}

  static List<Finding> of(Inspection in) {
    int[] rows = in.split().training();
    return rows.length < 2
        ? List.of()
        : Inspection.each(in.features(), name -> of(in.table().column(name), name, rows));
  }

  private static List<Finding> of(Column column, String name, int[] rows) {
    return isConstant(column, rows)
        ? List.of(
            new Finding(
                name,
                String.format(
                    Locale.ROOT,
                    "has one value, %s, in all %,d training rows",
                    column.text(rows[0]),
                    rows.length),
                Finding.ignoring(name)))
        : List.of();
  }

  private static boolean isConstant(Column column, int[] rows) {
    double first = Inspection.value(column, rows[0]);
    for (int row : rows) {
      if (Inspection.value(column, row) != first) {
        return false; // also of a missing one, which is NaN
      }
    }
    return true;
  }
}
