package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.column.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Features with one value in all training rows. */
final class Constants {
  private Constants() {}

  static List<Finding> of(Inspection in) {
    List<Finding> findings = new ArrayList<>();
    int[] rows = in.split().training();
    for (String name : in.features()) {
      Column column = in.table().column(name);
      if (rows.length > 1 && isConstant(column, rows)) {
        findings.add(
            new Finding(
                name,
                String.format(
                    Locale.ROOT,
                    "has one value, %s, in all %,d training rows",
                    column.text(rows[0]),
                    rows.length),
                Finding.ignoring(name)));
      }
    }
    return findings;
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
