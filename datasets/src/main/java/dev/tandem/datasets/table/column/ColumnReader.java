package dev.tandem.datasets.table.column;

import dev.tandem.data.DataException;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.datasets.table.text.RowBlock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Reads the cells of a column, block after block. */
record ColumnReader(String file, String name, int place, Column column, MissingTexts missing) {

  /** A cell that is not what its column takes. */
  private record Complaint(int row, DataException reason) {}

  /**
   * Adds rows to columns, side by side.
   *
   * @throws DataException about the first row that does not fit, and its first column that does not
   */
  static void add(RowBlock rows, List<ColumnReader> readers) {
    List<Complaint> complaints =
        readers.parallelStream().map(reader -> reader.add(rows)).filter(Objects::nonNull).toList();
    complaints.stream()
        .min(Comparator.comparingInt(Complaint::row))
        .ifPresent(
            first -> {
              throw first.reason();
            });
  }

  /** Adds its cells; returns the first complaint, or null. */
  private Complaint add(RowBlock rows) {
    for (int row = 0; row < rows.rows(); row++) {
      String cell = rows.cell(row, place).trim();
      if (missing.contains(cell)) {
        column.addMissing();
      } else if (!column.add(cell)) {
        String where = file + ", line " + rows.line(row) + ", column " + name;
        return new Complaint(
            row, new DataException(where, column.expected(), "'" + Names.shortened(cell) + "'"));
      }
    }
    return null;
  }
}
