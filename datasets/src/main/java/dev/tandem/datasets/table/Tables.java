package dev.tandem.datasets.table;

import dev.tandem.datasets.table.text.CsvRows;
import dev.tandem.datasets.table.text.JsonRows;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.datasets.table.text.ParquetRows;
import dev.tandem.datasets.table.text.TextRows;
import dev.tandem.network.FormatSpec;
import java.nio.file.Path;
import java.util.Locale;

/** Opens a file of rows by what its name says that it is. */
public final class Tables {
  private Tables() {}

  /**
   * @throws dev.tandem.data.DataException if the file is missing, empty, or not what its name says
   */
  public static TextRows open(Path file, FormatSpec format) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return new ParquetRows(file);
    }
    return name.matches(".*\\.(jsonl|ndjson)(\\.gz)?")
        ? new JsonRows(file)
        : CsvRows.open(file, format);
  }

  /** Whether a name says that a file holds rows. */
  public static boolean isTable(String name) {
    return name.toLowerCase(Locale.ROOT)
        .matches(".*\\.((csv|tsv|txt|jsonl|ndjson)(\\.gz)?|parquet)");
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
