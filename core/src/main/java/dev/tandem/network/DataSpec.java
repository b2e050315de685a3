package dev.tandem.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which data, and how its rows are dealt out.
 *
 * @param task whether the label column holds classes or numbers
 * @param source a known name ({@code "digits"}, {@code "mnist"}, ...) or the path of a CSV file
 * @param label the column to predict; for CSV files only
 * @param ignore columns that are no features; for CSV files only
 * @param rows how many rows to generate; for generated data only
 * @param split who trains and who tests
 * @param testFraction the share of all rows that test, where the data does not come with test rows
 * @param validation the share of the training rows that validate
 * @param trainRows at most so many training rows, validation rows not counted
 * @param testRows at most so many test rows
 * @param seed of generation and split: another than training's, so that runs over several training
 *     seeds share their rows
 * @param labelNoise the share of the training rows that get another class than theirs, drawn by the
 *     seed: a planted fault, to see what it does; for classification only
 * @param splitSeed of the split alone; the seed of generation unless somebody says otherwise
 * @param fold the part of the rows that tests, where they are dealt out for cross-validation; then
 *     testFraction has no part in it
 * @param table how a table is read and prepared; for files only
 */
public record DataSpec(
    Task task,
    String source,
    Optional<String> label,
    List<String> ignore,
    OptionalInt rows,
    Optional<SplitSpec> split,
    double testFraction,
    double validation,
    OptionalInt trainRows,
    OptionalInt testRows,
    long seed,
    double labelNoise,
    long splitSeed,
    Optional<FoldSpec> fold,
    TableSpec table) {

  public static final DataSpec DEFAULT =
      new DataSpec(
          Task.CLASSIFICATION,
          "digits",
          Optional.empty(),
          List.of(),
          OptionalInt.empty(),
          Optional.empty(),
          0.2,
          0.1,
          OptionalInt.empty(),
          OptionalInt.empty(),
          1,
          0,
          1,
          Optional.empty(),
          TableSpec.DEFAULT);

  public DataSpec {
    ignore = List.copyOf(ignore);
    Ranges.fraction("testFraction", testFraction);
    Ranges.positive("testFraction", testFraction);
    Ranges.fraction("validation", validation);
    Ranges.fraction("labelNoise", labelNoise);
    rows.ifPresent(n -> Ranges.atLeast("rows", 1, n));
    trainRows.ifPresent(n -> Ranges.atLeast("trainRows", 1, n));
    testRows.ifPresent(n -> Ranges.atLeast("testRows", 1, n));
  }

  /** A source of classes with the defaults of everything else. */
  public static DataSpec of(String source) {
    return DEFAULT.withSource(source);
  }

  /** A source with the defaults of everything else. */
  public static DataSpec of(Task task, String source) {
    return DEFAULT.with(task).withSource(source);
  }

  /** This spec with another task. */
  public DataSpec with(Task other) {
    return copy(other, source, label, ignore, split, splitSeed, fold, table);
  }

  /** This spec with its source under another name, such as a file's absolute path. */
  public DataSpec withSource(String other) {
    return copy(task, other, label, ignore, split, splitSeed, fold, table);
  }

  /** This spec with another column to predict. */
  public DataSpec withLabel(Optional<String> other) {
    return copy(task, source, other, ignore, split, splitSeed, fold, table);
  }

  /** This spec with another split. */
  public DataSpec with(SplitSpec other) {
    return copy(task, source, label, ignore, Optional.of(other), splitSeed, fold, table);
  }

  /** This spec with its rows dealt out by another seed; what is generated stays. */
  public DataSpec withSplitSeed(long other) {
    return copy(task, source, label, ignore, split, other, fold, table);
  }

  /** This spec with one of several parts as test rows. */
  public DataSpec with(FoldSpec other) {
    return copy(task, source, label, ignore, split, splitSeed, Optional.of(other), table);
  }

  /** This spec with other columns that are no features. */
  public DataSpec withIgnore(List<String> others) {
    return copy(task, source, label, others, split, splitSeed, fold, table);
  }

  /** This spec with another way to read and prepare a table. */
  public DataSpec with(TableSpec other) {
    return copy(task, source, label, ignore, split, splitSeed, fold, other);
  }

  /** This spec with at most so many training and test rows. */
  public DataSpec withAtMost(int ownTrainRows, int ownTestRows) {
    return new DataSpec(
        task,
        source,
        label,
        ignore,
        rows,
        split,
        testFraction,
        validation,
        OptionalInt.of(ownTrainRows),
        OptionalInt.of(ownTestRows),
        seed,
        labelNoise,
        splitSeed,
        fold,
        table);
  }

  private DataSpec copy(
      Task ownTask,
      String ownSource,
      Optional<String> ownLabel,
      List<String> ownIgnore,
      Optional<SplitSpec> ownSplit,
      long ownSplitSeed,
      Optional<FoldSpec> ownFold,
      TableSpec ownTable) {
    return new DataSpec(
        ownTask,
        ownSource,
        ownLabel,
        ownIgnore,
        rows,
        ownSplit,
        testFraction,
        validation,
        trainRows,
        testRows,
        seed,
        labelNoise,
        ownSplitSeed,
        ownFold,
        ownTable);
  }
}
