package dev.tandem.data;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Deals rows out, the same way every time: first the test rows, then validation rows from those
 * that are left. A share of n rows is {@code round(share·n)}, but at least one row where the share
 * is above 0.
 */
public final class Splitter {
  private static final int TEST = 0;
  private static final int VALIDATION = 1;
  private static final int FEWER_TRAINING = 2;
  private static final int FEWER_TEST = 3;
  private static final int FOLD = 4;

  private final long seed;
  private final double validation;

  /**
   * @param validation the share of the training rows that validate
   */
  public Splitter(long seed, double validation) {
    this.seed = seed;
    this.validation = validation;
  }

  /**
   * Rows 0 to rows - 1, dealt out by a choice.
   *
   * @throws IllegalArgumentException if a side would be empty
   */
  public RowSplit split(int rows, double testFraction, RowChoice choice) {
    int[] all = IntStream.range(0, rows).toArray();
    int[] test = choice.choose(all, share(testFraction, rows), random(TEST));
    return withValidation(without(all, test), test, choice);
  }

  /**
   * Rows 0 to rows - 1, dealt into parts of equal size, one of which tests. All parts of one seed
   * together are all rows, each once.
   *
   * @param fold the part that tests, from 1
   * @throws IllegalArgumentException if a side would be empty
   */
  public RowSplit fold(int rows, int fold, int folds, RowChoice choice) {
    if (folds > rows) {
      throw new IllegalArgumentException(
          "fold: expected enough rows or groups for every side, got " + rows + " rows");
    }
    int[] all = IntStream.range(0, rows).toArray();
    int[] left = all;
    int[] test = {};
    for (int part = 0; part < fold; part++) {
      left = without(left, test);
      int open = folds - part;
      CounterRandom random = CounterRandom.of(seed, Purpose.SPLIT, FOLD, part);
      test = open == 1 ? left : choice.choose(left, share(1.0 / open, left.length), random);
    }
    return withValidation(without(all, test), test, choice);
  }

  /**
   * The last rows test, as the data says; the others train and validate.
   *
   * @param firstTestRow row that the test rows begin with
   * @throws IllegalArgumentException if a side would be empty
   */
  public RowSplit given(int rows, int firstTestRow, RowChoice choice) {
    int[] test = IntStream.range(firstTestRow, rows).toArray();
    return withValidation(IntStream.range(0, firstTestRow).toArray(), test, choice);
  }

  /** At most so many training rows. */
  public RowSplit fewerTrainingRows(RowSplit split, int rows, RowChoice choice) {
    int[] training = fewer(split.training(), rows, choice, FEWER_TRAINING);
    return new RowSplit(training, split.validation(), split.test());
  }

  /** At most so many test rows. */
  public RowSplit fewerTestRows(RowSplit split, int rows, RowChoice choice) {
    int[] test = fewer(split.test(), rows, choice, FEWER_TEST);
    return new RowSplit(split.training(), split.validation(), test);
  }

  private RowSplit withValidation(int[] rest, int[] test, RowChoice choice) {
    int[] validating = choice.choose(rest, share(validation, rest.length), random(VALIDATION));
    int[] training = without(rest, validating);
    if (training.length == 0 || test.length == 0 || (validating.length == 0 && validation > 0)) {
      throw new IllegalArgumentException(
          "split: expected enough rows or groups for every side, got "
              + training.length
              + " training, "
              + validating.length
              + " validation and "
              + test.length
              + " test rows");
    }
    return new RowSplit(training, validating, test);
  }

  private int[] fewer(int[] rows, int count, RowChoice choice, int stage) {
    return count >= rows.length ? rows : choice.choose(rows, count, random(stage));
  }

  private static int share(double share, int rows) {
    int rounded = (int) Math.round(share * rows);
    return share > 0 ? Math.min(Math.max(1, rounded), rows) : 0;
  }

  private CounterRandom random(int stage) {
    return CounterRandom.of(seed, Purpose.SPLIT, stage);
  }

  private static int[] without(int[] rows, int[] taken) {
    BitSet out = new BitSet();
    Arrays.stream(taken).forEach(out::set);
    return Arrays.stream(rows).filter(row -> !out.get(row)).toArray();
  }
}
