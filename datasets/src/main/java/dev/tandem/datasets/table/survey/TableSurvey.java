package dev.tandem.datasets.table.survey;

import dev.tandem.data.DataException;
import dev.tandem.datasets.table.cells.Codes;
import dev.tandem.datasets.table.cells.Space;
import dev.tandem.datasets.table.text.RowBlock;
import dev.tandem.datasets.table.text.TextRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The survey of every column of a file, in one pass over its rows. */
public final class TableSurvey {
  private final TextRows rows;
  private final List<ColumnSurvey> columns = new ArrayList<>();
  private final Space space = new Space();
  private final Codes lines = new Codes(space); // by row

  private TableSurvey(TextRows rows, MissingTexts missing) {
    this.rows = rows;
    rows.header().forEach(name -> columns.add(new ColumnSurvey(missing, space)));
  }

  /**
   * Looks at all rows.
   *
   * @throws DataException if there are none, or two columns have one name
   */
  public static TableSurvey of(TextRows rows, MissingTexts missing) {
    TableSurvey survey = new TableSurvey(rows, missing);
    survey.requireDistinctNames();
    rows.forEach(survey::add);
    if (survey.rows() == 0) {
      throw new DataException(rows.file() + ": expected rows under the header, got none");
    }
    survey.requireNames();
    return survey;
  }

  private void add(RowBlock block) {
    for (int row = 0; row < block.rows(); row++) {
      lines.add((int) block.line(row));
    }
    IntStream.range(0, columns.size()).parallel().forEach(i -> columns.get(i).add(block, i));
  }

  private void requireDistinctNames() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> header = rows.header();
    for (int i = 0; i < header.size(); i++) {
      Integer first = seen.putIfAbsent(header.get(i), i);
      if (first != null && !header.get(i).isEmpty()) {
        throw new DataException(
            rows.file() + ", line 1",
            "every column name once",
            "'"
                + header.get(i)
                + "' for columns "
                + (first + 1)
                + " and "
                + (i + 1)
                + "; rename one of them in the file's first line, or say data.format: {header:"
                + " none} if that line is a row");
      }
    }
  }

  /** A column without a name is left out if it counts the rows, as pandas writes its index. */
  private void requireNames() {
    for (int i = 0; i < columns.size(); i++) {
      if (rows.header().get(i).isEmpty() && !columns.get(i).isIndex()) {
        throw new DataException(
            rows.file() + ", line 1",
            "a name for every column",
            "none for column " + (i + 1) + "; write one in the file's first line");
      }
    }
  }

  /** How many rows there are. */
  public long rows() {
    return lines.count();
  }

  /** By row, the line of the file that it begins in. */
  public Codes lines() {
    return lines;
  }

  /** Where the cells are that were kept. */
  public Space space() {
    return space;
  }

  /** The columns that have a name, in order. */
  public List<String> names() {
    return rows.header().stream().filter(name -> !name.isEmpty()).toList();
  }

  /** Whether a column without a name is left out. */
  public boolean hasIndex() {
    return rows.header().contains("");
  }

  /** The survey of a column. */
  public ColumnSurvey column(String name) {
    return columns.get(rows.header().indexOf(name));
  }
}
