package dev.tandem.evaluation;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import java.util.function.IntToDoubleFunction;

/**
 * What a classifier predicted, and what was right.
 *
 * @param logits [N, classes], or [N, 1] where one logit tells two classes apart
 * @param labels the actual class of each row
 * @param classes how many there are
 */
public record Predictions(Matrix logits, int[] labels, int classes) {
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
   * Returns the class of the largest logit, the first of equal ones; of one logit, whether it is
   * above 0.
   */
  public int predicted(int row) {
    if (logits.cols() == 1) {
      return logits.get(row, 0) > 0 ? 1 : 0;
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
   * {@link #predicted} takes the first of two equal classes.
   */
  public int predicted(int row, double threshold) {
    if (classes == 2) {
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

  /** Returns the mean cross-entropy in nats; NaN without rows. */
  public double loss() {
    double sum = 0;
    for (int row = 0; row < rows(); row++) {
      sum += loss(row);
    }
    return sum / rows();
  }

  /** Returns the cross-entropy of one row in nats. */
  public double loss(int row) {
    if (logits.cols() == 1) {
      double signed = labels[row] == 1 ? -logits.get(row, 0) : logits.get(row, 0);
      return Math.max(signed, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(signed)));
    }
    return logSumExp(row) - logits.get(row, labels[row]);
  }

  /**
   * Returns the probability of a class, by softmax of the logits or the logistic function of the
   * one.
   */
  public double probability(int row, int ofClass) {
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
   * that rounds to 0 or 1; of more classes the probability.
   */
  public double score(int row, int ofClass) {
    if (classes != 2) {
      return probability(row, ofClass);
    }
    double margin =
        logits.cols() == 1 ? logits.get(row, 0) : logits.get(row, 1) - logits.get(row, 0);
    return ofClass == 1 ? margin : -margin;
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
