package dev.tandem.datasets.table.column;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.datasets.table.text.TextRows;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a file that somebody asked for, read in one pass. */
public final class Table {
  private final String file;
  private final List<String> header;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Space space = new Space();
  private final Cells lines;

  private Table(TextRows rows, Map<String, Form> forms) {
    this.file = rows.file();
    this.header = rows.header();
    this.lines = new Cells(space, Integer.BYTES);
    forms.forEach((name, form) -> columns.put(name, form.column(space)));
  }

  /**
   * Reads columns.
   *
   * @param forms by name of a column, as what its cells are kept
   * @throws DataException if a column is not there, or with file, line and column if a cell is not
   *     what it should be
   */
  public static Table read(TextRows rows, Map<String, Form> forms, MissingTexts missing) {
    requireColumns(rows, forms.keySet());
    Table table = new Table(rows, forms);
    int[] places = table.columns.keySet().stream().mapToInt(rows.header()::indexOf).toArray();
    Column[] kept = table.columns.values().toArray(Column[]::new);
    String[] names = table.columns.keySet().toArray(String[]::new);
    rows.forEach(
        (cells, line) -> {
          table.lines.add((int) line);
          for (int i = 0; i < kept.length; i++) {
            String cell = cells[places[i]].trim();
            if (missing.contains(cell)) {
              kept[i].addMissing();
            } else if (!kept[i].add(cell)) {
              throw new DataException(
                  table.file + ", line " + line + ", column " + names[i],
                  kept[i].expected(),
                  "'" + Names.shortened(cell) + "'");
            }
          }
        });
    if (table.rows() == 0) {
      throw new DataException(table.file + ": expected rows under the header, got none");
    }
    return table;
  }

  /**
   * @throws DataException if a file lacks one; lists those that it has
   */
  public static void requireColumns(TextRows rows, Collection<String> names) {
    for (String name : names) {
      if (!rows.header().contains(name)) {
        throw noColumn(rows.file(), name, rows.header());
      }
    }
  }

  /**
   * A column of any kind.
   *
   * @throws DataException if it was not read; lists those that the file has
   */
  public Column required(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw noColumn(file, name, header);
    }
    return column;
  }

  private static DataException noColumn(String file, String name, List<String> header) {
    return new DataException(file + ": no column '" + name + "'; " + Names.choice(name, header));
  }

  /**
   * Adds a column of numbers that the file has not.
   *
   * @param values by row; NaN where one is missing
   * @throws DataException if it has a column of the name
   */
  public void add(String name, double[] values) {
    if (header.contains(name)) {
      throw new DataException(
          file, "no column '" + name + "', the name of one that is computed; rename it", "one");
    }
    NumberColumn column = new NumberColumn(space, Reading.PLAIN);
    for (double value : values) {
      column.add(value);
    }
    columns.put(name, column);
  }

  /**
   * Which of some rows belong together: by row the number of its group, 0, 1, ... in the order that
   * the different values of a column come. A row without a value is a group of its own.
   *
   * @throws DataException if there is no such column
   */
  public int[] groups(String name, int[] rows) {
    Column column = required(name);
    TextCodes codes = new TextCodes(space);
    int[] groups = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      groups[i] = column.isMissing(rows[i]) ? codes.ofNothing() : codes.of(column.text(rows[i]));
    }
    return groups;
  }

  /** What messages call it: a file's path. */
  public String file() {
    return file;
  }

  public int rows() {
    return lines.count();
  }

  /** All column names of the file in a line; of very many, the first ones. */
  public String columnNames() {
    return Names.list(header);
  }

  public NumberColumn numbers(String name) {
    return (NumberColumn) columns.get(name);
  }

  public DateColumn dates(String name) {
    return (DateColumn) columns.get(name);
  }

  public TextColumn texts(String name) {
    return (TextColumn) columns.get(name);
  }

  /** A column of any kind. */
  public Column column(String name) {
    return columns.get(name);
  }

  /** Zeros for what is made of the table: in memory or, where that is much, in a mapped file. */
  public ByteBuffer room(int bytes) {
    return space.take(bytes);
  }

  /** The line of the file that a row begins in, from 1. */
  public int line(int row) {
    return lines.getInt(row);
  }

  /** {@code "appointments.csv, line 7, column Age"}. */
  public String place(int row, String column) {
    return file + ", line " + line(row) + ", column " + column;
  }

  /** The complaint about one value. */
  public DataException complaint(int row, String column, String expected, String got) {
    String shown = got.isBlank() ? "nothing" : "'" + Names.shortened(got) + "'";
    String help = got.isBlank() ? "; fill it in or drop the row" : "";
    return new DataException(place(row, column), expected, shown + help);
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
}
