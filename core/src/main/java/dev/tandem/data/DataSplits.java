package dev.tandem.data;

/** A dataset dealt out. No decision ever reads the test rows; validation may be empty. */
public record DataSplits(Dataset training, Dataset validation, Dataset test) {
  /** Without validation rows. */
  public static DataSplits of(Dataset training, Dataset test) {
    return new DataSplits(training, training.of(), test);
  }

  /**
   * All rows dealt out at random, classes evenly: first the test rows, then validation rows from
   * those that are left.
   *
   * @param testFraction share of all rows, above 0 and below 1
   * @param validation share of the training rows, from 0 to below 1
   * @param seed of the split; the same seed gives the same rows
   */
  public static DataSplits of(Dataset all, double testFraction, double validation, long seed) {
    RowChoice choice =
        all.targets() instanceof Targets.Classes classes
            ? RowChoice.stratified(classes.labels())
            : RowChoice.shuffled();
    RowSplit split = new Splitter(seed, validation).split(all.rows(), testFraction, choice);
    return new DataSplits(
        all.of(split.training()), all.of(split.validation()), all.of(split.test()));
  }
}
