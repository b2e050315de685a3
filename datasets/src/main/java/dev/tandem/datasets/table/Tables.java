package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.text.CsvRows;
import dev.tandem.datasets.table.text.JsonRows;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.datasets.table.text.ParquetRows;
import dev.tandem.datasets.table.text.TextRows;
import dev.tandem.network.FormatSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

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
   * Reads what encodings that were fitted need, and computes what they need of earlier rows.
   *
   * @param label a column to read beside them, and as what; empty for none
   * @throws dev.tandem.data.DataException if a column is missing or a cell is not what it should be
   */
  public static Table read(TextRows rows, Preprocessing.Columns columns, Map<String, Form> label) {
    Map<String, Form> forms = Forms.ofEncodings(columns);
    forms.putAll(label);
    Table table = Table.read(rows, forms, new MissingTexts(columns.missing()));
    columns.history().ifPresent(history -> HistoryColumns.addTo(table, history));
    return table;
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
