package dev.tandem.datasets.table;

import dev.tandem.datasets.table.text.CsvRows;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.datasets.table.text.TextRows;
import dev.tandem.network.FormatSpec;
import java.nio.file.Path;

/** Opens a file of rows by what its name says that it is. */
public final class Tables {
  private Tables() {}

  /**
   * @throws dev.tandem.data.DataException if the file is missing, empty, or not what its name says
   */
  public static TextRows open(Path file, FormatSpec format) {
    return CsvRows.open(file, format);
  }

  /**
   * @throws dev.tandem.data.DataException if there is no such file
   */
  public static void requireFile(Path file) {
    CsvRows.requireFile(file);
  }

  /** All column names in a line; of very many, the first ones. */
  public static String columnNames(TextRows rows) {
    return Names.list(rows.header());
  }
}
