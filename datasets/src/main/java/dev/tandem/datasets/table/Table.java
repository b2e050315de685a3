package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text.
 *
 * @param file that it came from, for messages
 * @param header one name a column
 * @param columns one a name, each with a value a row
 * @param lines the line of the file that a row begins in, from 1
 */
public record Table(String file, List<String> header, List<String[]> columns, int[] lines) {
  public Table {
    header = List.copyOf(header);
    columns = List.copyOf(columns);
  }

  public int rows() {
    return lines.length;
  }

  /**
   * How many values some of the rows have as features.
   *
   * @param width features of a row
   * @throws DataException if they are more than an array holds
   */
  public int cells(int rows, int width) {
    long cells = (long) rows * width;
    if (cells > Integer.MAX_VALUE / Float.BYTES) {
      throw new DataException(file, "features of at most 2 GB", Float.BYTES * cells + " bytes");
    }
    return (int) cells;
  }

  /**
   * The values of a column, by row.
   *
   * @throws DataException if there is no such column; lists those that there are
   */
  public String[] column(String name) {
    requireColumn(name);
    return columns.get(header.indexOf(name));
  }

  /**
   * @throws DataException if there is no such column; lists those that there are
   */
  public void requireColumn(String name) {
    if (!header.contains(name)) {
      throw new DataException(file + ": no column '" + name + "'; " + Names.choice(name, header));
    }
  }

  /**
   * The table without a column.
   *
   * @throws DataException if there is no such column
   */
  public Table without(String name) {
    requireColumn(name);
    List<String> names = new ArrayList<>(header);
    List<String[]> others = new ArrayList<>(columns);
    others.remove(names.indexOf(name));
    names.remove(name);
    return new Table(file, names, others, lines);
  }

  /** All column names in a line; of very many, the first ones. */
  public String columnNames() {
    return Names.list(header);
  }

  /** By row, which group it belongs to: 0, 1, ... in the order that a column's values appear. */
  public int[] groups(String name) {
    String[] values = column(name);
    List<String> distinct = Arrays.stream(values).distinct().toList();
    Index index = new Index(distinct);
    return Arrays.stream(values).mapToInt(index::of).toArray();
  }

  /** {@code "appointments.csv, line 7, column Age"}. */
  public String place(int row, String column) {
    return file + ", line " + lines[row] + ", column " + column;
  }

  /** The complaint about one value. */
  public DataException complaint(int row, String column, String expected, String got) {
    String shown = got.isBlank() ? "nothing" : "'" + Names.shortened(got) + "'";
    String help = got.isBlank() ? "; fill it in or drop the row" : "";
    return new DataException(place(row, column), expected, shown + help);
  }
}
