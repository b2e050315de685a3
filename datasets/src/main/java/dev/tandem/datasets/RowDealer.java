package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.data.RowChoice;
import dev.tandem.data.RowSplit;
import dev.tandem.data.Splitter;
import dev.tandem.data.Targets;
import dev.tandem.datasets.source.RawRows;
import dev.tandem.datasets.source.Source;
import dev.tandem.datasets.source.SpecChecks;
import dev.tandem.network.DataSpec;
import dev.tandem.network.FoldSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;

/** Deals a source's rows out as a spec says. */
final class RowDealer {
  private static final String RESAMPLE = "resample"; // the key that deals rows out by other seeds

  private final DataSpec spec;
  private final SplitSpec split;
  private final Splitter splitter;

  /**
   * @param split the spec's, or else the source's own
   */
  RowDealer(DataSpec spec, SplitSpec split) {
    this.spec = spec;
    this.split = split;
    this.splitter = new Splitter(spec.splitSeed(), spec.validation());
  }

  /**
   * The split of a spec, or else the source's own. Refuses what the source cannot have: data with
   * test rows of its own is split as given, and no other is; numbers have no classes to stratify
   * by.
   *
   * @throws DataException in one line that names the key
   */
  static SplitSpec check(Source source, DataSpec spec) {
    SpecChecks.task(spec, source.task(spec));
    SplitSpec usual = source.defaultSplit(spec);
    SplitSpec split = spec.split().orElse(usual);
    source.check(spec);
    requireGivenOrNot(source.name(), split, usual);
    if (spec.fold().isPresent()) {
      split = resampled("data.fold", split);
    }
    if (spec.labelNoise() > 0) {
      LabelNoise.check(spec, split);
    }
    if (spec.task() == Task.REGRESSION && split instanceof SplitSpec.Stratified) {
      throw new DataException(
          "data.split",
          "shuffled, ordered, grouped:COLUMN, time:COLUMN, column:COLUMN or none, since numbers"
              + " have no classes to stratify by",
          split.text());
    }
    return split;
  }

  /**
   * Returns the split by which rows can be dealt out again and again: test rows that the data comes
   * with stay out of it.
   *
   * @param key that asks for it
   * @throws DataException if nothing is dealt out
   */
  static SplitSpec resampled(String key, SplitSpec split) {
    if (split instanceof SplitSpec.None) {
      throw new DataException(
          key,
          "a split that deals rows out, such as stratified or shuffled",
          "none, where all splits are the same rows");
    }
    boolean oneWay = split instanceof SplitSpec.ByTime || split instanceof SplitSpec.ByColumn;
    if (oneWay || split instanceof SplitSpec.Ordered && key.equals(RESAMPLE)) {
      throw new DataException(
          key,
          "a split that deals rows out at random, such as stratified or grouped:COLUMN",
          split.text() + ", which deals them out in one way only");
    }
    return split instanceof SplitSpec.Given ? new SplitSpec.GivenTraining() : split;
  }

  private static void requireGivenOrNot(String source, SplitSpec split, SplitSpec usual) {
    boolean given = split instanceof SplitSpec.Given || split instanceof SplitSpec.GivenTraining;
    if (given != usual instanceof SplitSpec.Given) {
      String expected =
          given
              ? "stratified, shuffled, ordered, grouped:COLUMN, time:COLUMN, column:COLUMN or none"
                  + " ("
                  + source
                  + " has no test rows)"
              : "given or given-training (" + source + " has test rows of its own)";
      throw new DataException("data.split", expected, split.text());
    }
  }

  /**
   * @throws DataException if there are too few rows for every side
   */
  RowSplit deal(RawRows rows) {
    Targets targets = rows.targets();
    if (split instanceof SplitSpec.None) {
      requireNoLimits();
      return RowSplit.same(targets.rows());
    }
    try {
      RowSplit dealt = deal(rows, targets);
      RowChoice choice = limiting(targets);
      RowSplit fewer =
          splitter.fewerTrainingRows(dealt, spec.trainRows().orElse(Integer.MAX_VALUE), choice);
      return splitter.fewerTestRows(fewer, spec.testRows().orElse(Integer.MAX_VALUE), choice);
    } catch (IllegalArgumentException e) {
      throw new DataException("data." + e.getMessage(), e);
    }
  }

  private RowSplit deal(RawRows rows, Targets targets) {
    if (split instanceof SplitSpec.Given) {
      return splitter.given(targets.rows(), rows.firstTestRow().orElseThrow(), limiting(targets));
    }
    if (split instanceof SplitSpec.Ordered) {
      OrderedSplit ordered = new OrderedSplit(targets.rows(), spec.validation());
      return spec.fold().map(ordered::fold).orElseGet(() -> ordered.last(spec.testFraction()));
    }
    if (split instanceof SplitSpec.ByTime time) {
      return new TimeSplit(rows.moments(time.column()))
          .deal(spec.testFraction(), spec.validation());
    }
    if (split instanceof SplitSpec.ByColumn sides) {
      return ColumnSplit.deal(rows.sides(sides.column()), sides.column());
    }
    boolean givenStayOut = split instanceof SplitSpec.GivenTraining;
    int count = givenStayOut ? rows.firstTestRow().orElseThrow() : targets.rows();
    RowChoice choice = choice(rows, targets);
    if (spec.fold().isEmpty()) {
      return splitter.split(count, spec.testFraction(), choice);
    }
    FoldSpec fold = spec.fold().get();
    return splitter.fold(count, fold.index(), fold.of(), choice);
  }

  private RowChoice choice(RawRows rows, Targets targets) {
    return split instanceof SplitSpec.Grouped grouped
        ? RowChoice.grouped(rows.groups(grouped.column()))
        : limiting(targets);
  }

  private RowChoice limiting(Targets targets) {
    boolean byClass =
        split instanceof SplitSpec.Stratified
            || split instanceof SplitSpec.Given
            || split instanceof SplitSpec.GivenTraining;
    return byClass && targets instanceof Targets.Classes classes
        ? RowChoice.stratified(classes.labels())
        : RowChoice.shuffled();
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
