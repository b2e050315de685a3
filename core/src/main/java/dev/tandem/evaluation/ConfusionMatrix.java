package dev.tandem.evaluation;

import dev.tandem.tensor.ShapeException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How many rows of each actual class were predicted as each class, laid out as scikit-learn's
 * {@code confusion_matrix} with all classes as its labels.
 *
 * <pre>
 *   precision(c) = tp / (tp + fp)   recall(c) = tp / (tp + fn)   f1(c) = 2·tp / (2·tp + fp + fn)
 * </pre>
 *
 * <p>A quotient whose denominator is 0 counts as 0, as with scikit-learn's {@code zero_division=0}.
 * A macro average is the plain mean over the classes that are actual or predicted in some row, as
 * scikit-learn has it unless it is given labels: a class that is neither has no share. NaN without
 * rows.
 *
 * @param counts [classes, classes] in rows of data: rows are actual classes, columns predicted ones
 */
public record ConfusionMatrix(int[][] counts) {
  public ConfusionMatrix {
    counts = copy(counts);
    for (int[] row : counts) {
      if (row.length != counts.length) {
        throw new ShapeException(
            "ConfusionMatrix",
            "counts [" + counts.length + ", " + counts.length + "]",
            "a row of " + row.length);
      }
      requireCounts(row);
    }
  }

  private static void requireCounts(int[] row) {
    for (int count : row) {
      if (count < 0) {
        throw new IllegalArgumentException(
            "ConfusionMatrix: expected counts of 0 or more, got " + count);
      }
    }
  }

  /** Counts the class of each row's largest logit; see {@link Predictions#predicted}. */
  public static ConfusionMatrix of(Predictions predictions) {
    return count(predictions, predictions::predicted);
  }

  /**
   * Counts predictions by a threshold; see {@link Predictions#predicted(int, double)}.
   *
   * @param threshold on the probability of class 1
   * @throws IllegalArgumentException if there are not two classes, or the threshold is NaN
   */
  public static ConfusionMatrix of(Predictions predictions, double threshold) {
    if (predictions.classes() != 2 || Double.isNaN(threshold)) {
      throw new IllegalArgumentException(
          "threshold: expected a number and two classes, got "
              + threshold
              + " and "
              + predictions.classes()
              + " classes");
    }
    return count(predictions, row -> predictions.predicted(row, threshold));
  }

  private static ConfusionMatrix count(Predictions predictions, IntUnaryOperator predicted) {
    int[][] counts = new int[predictions.classes()][predictions.classes()];
    for (int row = 0; row < predictions.rows(); row++) {
      counts[predictions.labels()[row]][predicted.applyAsInt(row)]++;
    }
    return new ConfusionMatrix(counts);
  }

  /** A copy of the counts. */
  @Override
  public int[][] counts() {
    return copy(counts);
  }

  public int classes() {
    return counts.length;
  }

  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** All rows counted. */
  public int rows() {
    return IntStream.range(0, classes()).map(this::actual).sum();
  }

  /** The rows that are of this class, scikit-learn's support. */
  public int actual(int ofClass) {
    return Arrays.stream(counts[ofClass]).sum();
  }

  /** The rows that were predicted as this class. */
  public int predicted(int ofClass) {
    return Arrays.stream(counts).mapToInt(row -> row[ofClass]).sum();
  }

  /** The share of rows whose class was hit; NaN without rows. */
  public double accuracy() {
    return (double) IntStream.range(0, classes()).map(c -> counts[c][c]).sum() / rows();
  }

  /** The share of a class's predictions that were right; 0 if it was never predicted. */
  public double precision(int ofClass) {
    return quotient(counts[ofClass][ofClass], predicted(ofClass));
  }

  /** The share of a class's rows that were found; 0 if it has no rows. */
  public double recall(int ofClass) {
    return quotient(counts[ofClass][ofClass], actual(ofClass));
  }

  /** The harmonic mean of precision and recall; 0 if the class neither occurs nor is predicted. */
  public double f1(int ofClass) {
    return quotient(
        2L * counts[ofClass][ofClass], (long) actual(ofClass) + (long) predicted(ofClass));
  }

  public double macroPrecision() {
    return macro(this::precision);
  }

  public double macroRecall() {
    return macro(this::recall);
  }

  /** The mean of the classes' F1, not the F1 of the means. */
  public double macroF1() {
    return macro(this::f1);
  }

  /** Whether some row is of this class or was answered with it. */
  public boolean occurs(int ofClass) {
    return actual(ofClass) + predicted(ofClass) > 0;
  }

  private double macro(IntToDoubleFunction ofClass) {
    return IntStream.range(0, classes())
        .filter(this::occurs)
        .mapToDouble(ofClass)
        .average()
        .orElse(Double.NaN);
  }

  private static double quotient(long numerator, long denominator) {
    return denominator == 0 ? 0 : (double) numerator / denominator;
  }

  private static int[][] copy(int[][] counts) {
    return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return "ConfusionMatrix " + Arrays.deepToString(counts);
  }
}
