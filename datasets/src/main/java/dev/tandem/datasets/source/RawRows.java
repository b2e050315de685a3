package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.RowSplit;
import dev.tandem.data.Targets;
import dev.tandem.datasets.preflight.Finding;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.datasets.table.TrainingRows;
import dev.tandem.network.SplitSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Rows as a source gives them, before they are dealt out and encoded; numbered from 0. */
public interface RawRows {
  /** What to predict, by row. */
  Targets targets();

  /** Reads what turns these rows into features off the training rows, and off no others. */
  FittedRows fit(TrainingRows training);

  /**
   * Takes what was fitted on other rows, such as a model's training rows.
   *
   * @throws DataException if it is for another kind of rows
   */
  FittedRows fitted(Preprocessing preprocessing);

  /** The test rows that the source comes with are the last ones, from here; empty if none are. */
  default OptionalInt firstTestRow() {
    return OptionalInt.empty();
  }

  /**
   * By row, which group it belongs to: 0, 1, ... over the values of a column.
   *
   * @throws DataException if there is no such column
   */
  default int[] groups(String column) {
    throw noColumn("grouped:" + column);
  }

  /**
   * By row, when it happened; larger is later.
   *
   * @throws DataException if there is no such column of dates or numbers
   */
  default double[] moments(String column) {
    throw noColumn("time:" + column);
  }

  /**
   * By row, the text of a column that says whether it trains, validates or tests.
   *
   * @throws DataException if there is no such column
   */
  default String[] sides(String column) {
    throw noColumn("column:" + column);
  }

  /** The complaint about a split by a column of data that has none. */
  static DataException noColumn(String split) {
    return new DataException("data.split", "a table for " + split, "data without columns");
  }

  /** What is shown of a table's columns before training; none of data that everybody knows. */
  default List<ColumnFacts> columns() {
    return List.of();
  }

  /**
   * What is suspicious about a person's own table; nothing of data that everybody knows.
   *
   * @param dealt who trains and who tests
   * @param how they were dealt out
   */
  default List<Finding> findings(RowSplit dealt, SplitSpec how) {
    return List.of();
  }

  /** The number that a row has in the source, from 0; test rows of their own count anew. */
  default int sourceRow(int row) {
    return row;
  }

  /** What happened on the way, one line each, e.g. rows that were dropped. */
  default List<String> notes() {
    return List.of();
  }

  /** How a row's features form an image, if they do. */
  default Optional<ImageShape> image() {
    return Optional.empty();
  }

  /**
   * The generator's own log-odds of the positive class, where it has them: no model ranks better.
   */
  default Optional<double[]> bestScores() {
    return Optional.empty();
  }
}
