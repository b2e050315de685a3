package dev.tandem.lockstep;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Two tensors that should be the same.
 *
 * @param what they are, for people
 * @param a the first session's values, row-major
 * @param b the second's
 */
record Pair(String what, int[] shape, double[] a, double[] b) {
  /** The worst place of a pair: the largest difference for what is allowed there. */
  record Place(List<Integer> index, double a, double b, double allowed) {}

  static Pair of(String what, Matrix a, Matrix b) {
    return of(
        what, Tensor.of(a.values(), a.rows(), a.cols()), Tensor.of(b.values(), b.rows(), b.cols()));
  }

  static Pair of(String what, Tensor a, Tensor b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw new ShapeException(
          "lock-step, " + what, Arrays.toString(a.shape()), Arrays.toString(b.shape()));
    }
    return new Pair(what, a.shape(), a.toDoubles(), b.toDoubles());
  }

  static Pair of(String what, double a, double b) {
    return new Pair(what, new int[0], new double[] {a}, new double[] {b});
  }

  /** The largest finite absolute value of either side; 0 where there is none. */
  double scale() {
    return Math.max(largest(a), largest(b));
  }

  static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      double size = Math.abs(value);
      largest = size > largest && size < Double.POSITIVE_INFINITY ? size : largest;
    }
    return largest;
  }

  /** The largest difference over the largest value; 0 where nothing differs. */
  double deviation() {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, difference(i));
    }
    return largest == 0 ? 0 : largest / scale();
  }

  /** How far the values at an index differ; infinite where only one is finite or a number. */
  private double difference(int i) {
    if (Double.compare(a[i], b[i]) == 0 || a[i] == b[i]) { // also NaN and NaN, 0 and -0
      return 0;
    }
    double difference = Math.abs(a[i] - b[i]);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  /** The smaller of 1 and the difference at an index for the values there. */
  double relative(int i) {
    double size = Math.max(Math.abs(a[i]), Math.abs(b[i]));
    double difference = difference(i);
    return difference == 0 ? 0 : Math.min(1, difference / size);
  }

  /** The worst of the places that lie further apart than allowed. */
  Optional<Place> beyond(IntToDoubleFunction allowed) {
    int worst = -1;
    double worstRatio = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = difference(i);
      double ratio = difference / allowed.applyAsDouble(i);
      if (difference > allowed.applyAsDouble(i) && (worst < 0 || ratio > worstRatio)) {
        worst = i;
        worstRatio = ratio;
      }
    }
    return worst < 0
        ? Optional.empty()
        : Optional.of(new Place(index(worst), a[worst], b[worst], allowed.applyAsDouble(worst)));
  }

  private List<Integer> index(int flat) {
    List<Integer> index = new ArrayList<>();
    int rest = flat;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index.add(0, rest % shape[axis]);
      rest /= shape[axis];
    }
    return index;
  }
}
