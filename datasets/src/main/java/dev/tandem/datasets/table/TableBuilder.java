package dev.tandem.datasets.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tandem.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects rows into columns. Equal values of a column share one string while they are few. */
public final class TableBuilder {
  private static final int MOST_SHARED = 10_000;

  private final String file;
  private final List<String> header;
  private final List<List<String>> columns = new ArrayList<>();
  private final List<Map<String, String>> shared = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();

  public TableBuilder(String file, List<String> header) {
    this.file = file;
    this.header = List.copyOf(header);
    for (int i = 0; i < header.size(); i++) {
      columns.add(new ArrayList<>());
      shared.add(new HashMap<>());
    }
  }

  void add(CsvRecord line) {
    add(line.getFields(), (int) line.getStartingLineNumber());
  }

  /**
   * Adds a row.
   *
   * @param values one a column
   * @throws DataException if there are more or fewer
   */
  public void add(List<String> values, int line) {
    if (values.size() != header.size()) {
      throw new DataException(file + ", line " + line, header.size() + " values", values.size());
    }
    for (int i = 0; i < values.size(); i++) {
      columns.get(i).add(share(shared.get(i), values.get(i)));
    }
    lines.add(line);
  }

  private static String share(Map<String, String> known, String value) {
    String same = known.get(value);
    if (same == null && known.size() < MOST_SHARED) {
      known.put(value, value);
    }
    return same == null ? value : same;
  }

  /**
   * The table.
   *
   * @throws DataException if it has no rows
   */
  public Table build() {
    if (lines.isEmpty()) {
      throw new DataException(file + ": expected rows under the header, got none");
    }
    List<String[]> arrays = columns.stream().map(column -> column.toArray(String[]::new)).toList();
    return new Table(file, header, arrays, lines.stream().mapToInt(Integer::intValue).toArray());
  }
}
