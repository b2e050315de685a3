package dev.tandem.datasets.preflight;

import dev.tandem.data.RowSplit;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.datasets.table.cells.SideBySide;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.DateColumn;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.network.SplitSpec;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with its columns' parts and its rows' sides, to be looked at.
 *
 * @param columns by use: features, label, left out
 * @param targets of all the table's rows
 * @param scaled whether targets that are numbers are standardized for training
 * @param split rows of the table
 * @param how they were dealt out
 */
public record Inspection(
    Table table,
    List<ColumnFacts> columns,
    Targets targets,
    boolean scaled,
    RowSplit split,
    SplitSpec how) {
  /** Of more rows than this, as many are looked at, evenly spread. */
  static final int SAMPLE = 20_000;

  private static final int LEAST_SAMPLE = 2_000;
  private static final int CELLS = 400_000;

  /** Of more rows than this, as many are looked at: fewer where there are many columns. */
  int sample() {
    return Math.min(SAMPLE, Math.max(LEAST_SAMPLE, CELLS / Math.max(1, features().size())));
  }

  /** The columns that become features. */
  List<String> features() {
    return names("feature");
  }

  /** What a check finds in each of some columns, which are looked at side by side. */
  static List<Finding> each(List<String> names, Function<String, List<Finding>> check) {
    return SideBySide.map(names, check).stream().flatMap(List::stream).toList();
  }

  /** The columns that were read but become no features: they may still name a person. */
  List<String> others() {
    return names("left out").stream().filter(name -> table.column(name) != null).toList();
  }

  /** The column to predict; empty if nobody named one. */
  String label() {
    return names("label").stream().findFirst().orElse("");
  }

  private List<String> names(String use) {
    return columns.stream()
        .filter(column -> column.use().equals(use))
        .map(ColumnFacts::name)
        .toList();
  }

  /** Whether rows were dealt out at random. */
  boolean atRandom() {
    return how instanceof SplitSpec.Shuffled
        || how instanceof SplitSpec.Stratified
        || how instanceof SplitSpec.Grouped;
  }

  /** Whether all sides are the same rows. */
  boolean oneSide() {
    return how instanceof SplitSpec.None;
  }

  /** All rows that were dealt out, ascending. */
  int[] rows() {
    if (oneSide()) {
      return split.training();
    }
    BitSet dealt = new BitSet(table.rows());
    Stream.of(split.training(), split.validation(), split.test())
        .flatMapToInt(Arrays::stream)
        .forEach(dealt::set);
    return dealt.stream().toArray();
  }

  /** A cell as a number: its own, a date's seconds, a text's code. NaN where it is missing. */
  static double value(Column column, int row) {
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    if (column instanceof NumberColumn numbers) {
      return numbers.number(row) + 0.0; // no negative zero
    }
    return column instanceof DateColumn dates
        ? dates.seconds(row)
        : ((TextColumn) column).code(row);
  }

  /** The cells of some rows that have a value. */
  static double[] values(Column column, int[] rows) {
    double[] values = new double[rows.length];
    int count = 0;
    for (int row : rows) {
      double value = value(column, row);
      if (!Double.isNaN(value)) {
        values[count++] = value;
      }
    }
    return count == rows.length ? values : Arrays.copyOf(values, count);
  }

  /** At most so many of some rows, evenly spread. */
  static int[] atMost(int[] rows, int most) {
    return rows.length <= most
        ? rows
        : IntStream.range(0, most).map(i -> rows[(int) ((long) i * rows.length / most)]).toArray();
  }
}
