package dev.tandem.workbench.check.seen;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;

/**
 * The numbers of one place.
 *
 * @param floor how far rounding alone may move one of them, whatever its size
 */
public record Seen(double[] values, int[] shape, double floor) {
  static Seen of(Matrix matrix, double floor) {
    return new Seen(matrix.values().clone(), new int[] {matrix.rows(), matrix.cols()}, floor);
  }

  static Seen of(Tensor tensor, double floor) {
    return new Seen(tensor.toDoubles(), tensor.shape(), floor);
  }

  static Seen of(double value, double floor) {
    return new Seen(new double[] {value}, new int[0], floor);
  }

  /** The largest magnitude; 0 if there is no finite number. */
  public double largest() {
    return Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0);
  }

  /** Whether the numbers are the same but for the last digits, which threads may change. */
  boolean isLike(Seen other) {
    double allowed = floor + 1e-5 * largest();
    boolean like = values.length == other.values.length;
    for (int i = 0; i < values.length && like; i++) {
      like =
          Double.isFinite(values[i])
              ? Math.abs(values[i] - other.values[i]) <= allowed
              : !Double.isFinite(other.values[i]);
    }
    return like;
  }

  /** The same numbers as a matrix [rows, columns]. */
  public Matrix matrix() {
    int rows = shape.length == 2 ? shape[0] : 1;
    return new Matrix(rows, values.length / rows, values.clone());
  }

  /** The same numbers as a tensor. */
  public Tensor tensor() {
    return Tensor.of(values.clone(), shape);
  }
}
