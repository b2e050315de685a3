package dev.tandem.datasets.table.column;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.cells.Codes;
import dev.tandem.datasets.table.cells.SideBySide;
import dev.tandem.datasets.table.cells.Space;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.survey.TableSurvey;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.datasets.table.text.TextRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a file that somebody asked for. */
public final class Table {
  private final String file;
  private final List<String> header;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Space space;
  private final Codes lines;

  private Table(TextRows rows, Space space, Codes lines) {
    this.file = rows.file();
    this.header = rows.header();
    this.space = space;
    this.lines = lines;
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
    Space space = new Space();
    Table table = new Table(rows, space, new Codes(space));
    forms.forEach((name, form) -> table.columns.put(name, form.column(space)));
    List<ColumnReader> readers = table.readers(forms.keySet(), missing);
    rows.forEach(
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            table.lines.add((int) block.line(row));
          }
          ColumnReader.add(block, readers);
        });
    if (table.rows() == 0) {
      throw new DataException(table.file + ": expected rows under the header, got none");
    }
    return table;
  }

  /**
   * The columns of a survey that has looked at all rows; those that it has not kept are read.
   *
   * @throws DataException as {@link #read}
   */
  public static Table of(
      TextRows rows, TableSurvey survey, Map<String, Form> forms, MissingTexts missing) {
    Table table = new Table(rows, survey.space(), survey.lines());
    List<String> names = List.copyOf(forms.keySet());
    List<Optional<Column>> kept =
        SideBySide.map(names, name -> forms.get(name).column(survey.column(name), survey.space()));
    List<String> left = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Form form = forms.get(names.get(i));
      if (kept.get(i).isEmpty()) {
        left.add(names.get(i));
      }
      table.columns.put(names.get(i), kept.get(i).orElseGet(() -> form.column(survey.space())));
    }
    if (!left.isEmpty()) {
      List<ColumnReader> readers = table.readers(left, missing);
      rows.forEach(block -> ColumnReader.add(block, readers));
    }
    return table;
  }

  private List<ColumnReader> readers(Collection<String> names, MissingTexts missing) {
    return names.stream()
        .map(name -> new ColumnReader(file, name, header.indexOf(name), columns.get(name), missing))
        .toList();
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
    return lines.get(row);
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
