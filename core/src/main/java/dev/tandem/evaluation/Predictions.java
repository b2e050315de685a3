package dev.tandem.evaluation;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * What a classifier predicted, and what was right.
 *
 * @param logits [N, classes], or [N, 1] where one logit tells two classes apart; or values instead
 * @param labels the actual class of each row
 * @param classes how many there are
 * @param lossOfError empty of logits. Of values, which a network trained on 0 and 1 puts out, the
 *     loss of one as a function of its error z - y; clipped to [0, 1] they are the probabilities
 */
public record Predictions(
    Matrix logits, int[] labels, int classes, Optional<DoubleUnaryOperator> lossOfError) {
  public Predictions {
    boolean oneLogit = logits.cols() == 1 && classes == 2;
    if (logits.rows() != labels.length || !(oneLogit || logits.cols() == classes)) {
      throw new ShapeException(
          "Predictions",
          "logits [" + labels.length + ", " + classes + "]",
          "[" + logits.rows() + ", " + logits.cols() + "]");
    }
    requireLabels(labels, classes);
  }

  /** Of logits. */
  public Predictions(Matrix logits, int[] labels, int classes) {
    this(logits, labels, classes, Optional.empty());
  }

  static void requireLabels(int[] labels, int classes) {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IllegalArgumentException(
            "labels: expected 0 to " + (classes - 1) + ", got " + labels[row] + " in row " + row);
      }
    }
  }

  public int rows() {
    return labels.length;
  }

  /**
   * Returns the class of the largest logit or value, the first of equal ones; of one logit, whether
   * it is above 0, and of one value, whether it is 0.5 or more.
   */
  public int predicted(int row) {
    if (logits.cols() == 1) {
      double z = logits.get(row, 0);
      return (lossOfError.isPresent() ? z >= Thresholds.USUAL : z > 0) ? 1 : 0;
    }
    int best = 0;
    for (int c = 1; c < logits.cols(); c++) {
      if (logits.get(row, c) > logits.get(row, best)) {
        best = c;
      }
    }
    return best;
  }

  /**
   * Returns the class that a threshold predicts: of two classes the positive one (1) from this
   * probability on, as scikit-learn's {@code FixedThresholdClassifier} has it; of more the {@link
   * #predicted} one. A probability of exactly 0.5 is therefore positive at the threshold 0.5, where
   * {@link #predicted} takes the first of two equal classes. Two values need not add up to 1: at
   * 0.5 the larger decides.
   */
  public int predicted(int row, double threshold) {
    boolean oneValueEach = lossOfError.isPresent() && logits.cols() == classes;
    if (classes == 2 && !(oneValueEach && threshold == Thresholds.USUAL)) {
      return probability(row, 1) >= threshold ? 1 : 0;
    }
    return predicted(row);
  }

  /** Returns the share of rows whose class was hit; NaN without rows. */
  public double accuracy() {
    int correct = 0;
    for (int row = 0; row < rows(); row++) {
      correct += predicted(row) == labels[row] ? 1 : 0;
    }
    return (double) correct / rows();
  }

  /** Returns the mean of {@link #loss(int)}; NaN without rows. */
  public double loss() {
    double sum = 0;
    for (int row = 0; row < rows(); row++) {
      sum += loss(row);
    }
    return sum / rows();
  }

  /** Returns the cross-entropy of one row in nats; of values, the mean of the loss over them. */
  public double loss(int row) {
    if (lossOfError.isPresent()) {
      return lossOfValues(row, lossOfError.get());
    }
    if (logits.cols() == 1) {
      double signed = labels[row] == 1 ? -logits.get(row, 0) : logits.get(row, 0);
      return Math.max(signed, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(signed)));
    }
    return logSumExp(row) - logits.get(row, labels[row]);
  }

  private double lossOfValues(int row, DoubleUnaryOperator ofError) {
    int outputs = logits.cols();
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      double y = outputs == 1 ? labels[row] : k == labels[row] ? 1 : 0;
      sum += ofError.applyAsDouble(logits.get(row, k) - y);
    }
    return sum / outputs;
  }

  /**
   * Returns the probability of a class, by softmax of the logits or the logistic function of the
   * one; of values, the class's own, clipped.
   */
  public double probability(int row, int ofClass) {
    if (lossOfError.isPresent()) {
      return value(row, ofClass);
    }
    if (logits.cols() == 1) {
      double positive = 1 / (1 + StrictMath.exp(-logits.get(row, 0)));
      return ofClass == 1 ? positive : 1 - positive;
    }
    double max = max(row);
    return StrictMath.exp(logits.get(row, ofClass) - max) / sumOfExponentials(row, max);
  }

  /**
   * Returns what ranks rows for a class: of two classes the logit margin, positive or negative (the
   * logit itself, or {@code z₁ − z₀}), which is monotone in the probability and does not tie where
   * that rounds to 0 or 1; of more classes, and of values, the probability.
   */
  public double score(int row, int ofClass) {
    if (classes != 2 || lossOfError.isPresent()) {
      return probability(row, ofClass);
    }
    double margin =
        logits.cols() == 1 ? logits.get(row, 0) : logits.get(row, 1) - logits.get(row, 0);
    return ofClass == 1 ? margin : -margin;
  }

  private double value(int row, int ofClass) {
    boolean one = logits.cols() == 1;
    double clipped = Math.min(1, Math.max(0, logits.get(row, one ? 0 : ofClass))); // NaN stays
    return one && ofClass == 0 ? 1 - clipped : clipped;
  }

  /** Returns the plain mean of a metric over each class against the rest; NaN if one is. */
  double meanOverClasses(IntToDoubleFunction metricOfClass) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += metricOfClass.applyAsDouble(c);
    }
    return sum / classes;
  }

  private double logSumExp(int row) {
    double max = max(row);
    return max + StrictMath.log(sumOfExponentials(row, max));
  }

  private double max(int row) {
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.cols(); c++) {
      max = Math.max(max, logits.get(row, c));
    }
    return max;
  }

  private double sumOfExponentials(int row, double max) {
    double sum = 0;
    for (int c = 0; c < logits.cols(); c++) {
      sum += StrictMath.exp(logits.get(row, c) - max);
    }
    return sum;
  }
}
