package dev.tandem.datasets.table.text;

import dev.tandem.data.DataException;
import java.util.ArrayList;
import java.util.List;

/** Rows that a program made. */
public final class MemoryRows implements TextRows {
  private final String name;
  private final List<String> header;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param name what messages call them
   */
  public MemoryRows(String name, List<String> header) {
    this.name = name;
    this.header = List.copyOf(header);
  }

  /**
   * Adds a row.
   *
   * @throws DataException if it has not a value for every column
   */
  public void add(List<String> values) {
    if (values.size() != header.size()) {
      throw new DataException(
          name + ", row " + (rows.size() + 1), header.size() + " values", values.size());
    }
    rows.add(values.toArray(String[]::new));
  }

  @Override
  public String file() {
    return name;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public void forEach(Visitor visitor) {
    int[] row = {0};
    ReadAhead.each(
        block -> {
          while (!block.isFull() && row[0] < rows.size()) {
            block.add(rows.get(row[0]++), row[0] + 1L); // as in a file under a header
          }
          return block.isFull();
        },
        header.size(),
        visitor);
  }
}
