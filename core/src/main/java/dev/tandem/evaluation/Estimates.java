package dev.tandem.evaluation;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;

/**
 * What a network answered where numbers are asked for, and what was right.
 *
 * @param predicted [rows, outputs]
 * @param actual [rows, outputs]
 * @param scale what an error is divided by before it enters a loss: the deviation of targets that
 *     are standardized for training, 1 of targets as they are
 */
public record Estimates(Matrix predicted, Matrix actual, double scale) {
  public Estimates {
    if (predicted.rows() != actual.rows() || predicted.cols() != actual.cols()) {
      throw new ShapeException("Estimates", "predicted " + shape(actual), shape(predicted));
    }
  }

  /** Of targets as they are. */
  public Estimates(Matrix predicted, Matrix actual) {
    this(predicted, actual, 1);
  }

  /** Actual values as data has them, row after row. */
  public static Estimates of(Matrix predicted, float[] actual) {
    if (actual.length != predicted.values().length) {
      throw new ShapeException(
          "Estimates", shape(predicted) + " actual values", actual.length + " values");
    }
    return new Estimates(predicted, Matrix.of(predicted.rows(), predicted.cols(), actual));
  }

  public int rows() {
    return actual.rows();
  }

  public int outputs() {
    return actual.cols();
  }

  private static String shape(Matrix matrix) {
    return "[" + matrix.rows() + ", " + matrix.cols() + "]";
  }
}
