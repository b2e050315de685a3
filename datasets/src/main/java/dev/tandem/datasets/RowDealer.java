package dev.tandem.datasets;

import dev.tandem.data.RowChoice;
import dev.tandem.data.RowSplit;
import dev.tandem.data.Splitter;
import dev.tandem.datasets.source.RawRows;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;

/** Deals a source's rows out as a spec says. */
final class RowDealer {
  private final DataSpec spec;
  private final SplitSpec split;
  private final Splitter splitter;

  /**
   * @param split the spec's, or else the source's own
   */
  RowDealer(DataSpec spec, SplitSpec split) {
    this.spec = spec;
    this.split = split;
    this.splitter = new Splitter(spec.seed(), spec.validation());
  }

  /**
   * Refuses a split that a source cannot have: data with test rows of its own is split as given,
   * and no other is.
   */
  static void check(String source, SplitSpec split, SplitSpec usual) {
    boolean given = split instanceof SplitSpec.Given;
    if (given != usual instanceof SplitSpec.Given) {
      String expected =
          given
              ? "stratified, shuffled, grouped:COLUMN or none (" + source + " has no test rows)"
              : "given (" + source + " has test rows of its own)";
      throw new DataException("data.split", expected, split.text());
    }
  }

  /**
   * @throws DataException if there are too few rows for every side
   */
  RowSplit deal(RawRows rows) {
    int[] labels = rows.labels();
    if (split instanceof SplitSpec.None) {
      requireNoLimits();
      return RowSplit.same(labels.length);
    }
    try {
      RowSplit dealt = deal(rows, labels);
      RowChoice choice = limiting(labels);
      RowSplit fewer =
          splitter.fewerTrainingRows(dealt, spec.trainRows().orElse(Integer.MAX_VALUE), choice);
      return splitter.fewerTestRows(fewer, spec.testRows().orElse(Integer.MAX_VALUE), choice);
    } catch (IllegalArgumentException e) {
      throw new DataException("data." + e.getMessage(), e);
    }
  }

  private RowSplit deal(RawRows rows, int[] labels) {
    if (split instanceof SplitSpec.Given) {
      int firstTestRow = rows.firstTestRow().orElseThrow();
      return splitter.given(labels.length, firstTestRow, RowChoice.stratified(labels));
    }
    return splitter.split(labels.length, spec.testFraction(), choice(rows, labels));
  }

  private RowChoice choice(RawRows rows, int[] labels) {
    return split instanceof SplitSpec.Grouped grouped
        ? RowChoice.grouped(rows.groups(grouped.column()))
        : limiting(labels);
  }

  private RowChoice limiting(int[] labels) {
    boolean byClass = split instanceof SplitSpec.Stratified || split instanceof SplitSpec.Given;
    return byClass ? RowChoice.stratified(labels) : RowChoice.shuffled();
  }

  private void requireNoLimits() {
    if (spec.trainRows().isPresent() || spec.testRows().isPresent()) {
      throw new DataException(
          "data.split",
          "trainRows and testRows with a split that deals rows out",
          "none, where all sides are the same rows");
    }
  }
}
