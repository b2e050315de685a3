package dev.tandem.lockstep;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Two tensors that should be the same. */
final class Pair {
  private final String what;
  private final int[] shape;
  private final double[] a;
  private final double[] b;
  private final double scale;
  private final double deviation;

  /**
   * @param what they are, for people
   * @param a the first session's values, row-major
   * @param b the second's
   */
  private Pair(String what, int[] shape, double[] a, double[] b) {
    this.what = what;
    this.shape = shape;
    this.a = a;
    this.b = b;
    this.scale = Math.max(largest(a), largest(b));
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, difference(i));
    }
    this.deviation = largest == 0 ? 0 : largest / scale;
  }

  /** The worst place of a pair: the largest difference for what is allowed there. */
  record Place(List<Integer> index, double a, double b, double allowed) {}

  static Pair of(String what, Matrix a, Matrix b) {
    return of(what, shape(a), shape(b), a.values(), b.values());
  }

  static Pair of(String what, Tensor a, Tensor b) {
    return of(what, a.shape(), b.shape(), a.toDoubles(), b.toDoubles());
  }

  static Pair of(String what, double a, double b) {
    return new Pair(what, new int[0], new double[] {a}, new double[] {b});
  }

  private static Pair of(String what, int[] shapeA, int[] shapeB, double[] a, double[] b) {
    if (!Arrays.equals(shapeA, shapeB)) {
      throw new ShapeException(
          "lock-step, " + what, Arrays.toString(shapeA), Arrays.toString(shapeB));
    }
    return new Pair(what, shapeA, a, b);
  }

  private static int[] shape(Matrix matrix) {
    return new int[] {matrix.rows(), matrix.cols()};
  }

  /** The same under another name. */
  Pair named(String other) {
    return new Pair(other, shape, a, b);
  }

  String what() {
    return what;
  }

  int width() {
    return shape[shape.length - 1];
  }

  /** The first session's values; not a copy. */
  double[] a() {
    return a;
  }

  /** The second session's values; not a copy. */
  double[] b() {
    return b;
  }

  /** The largest finite absolute value of either side; 0 where there is none. */
  double scale() {
    return scale;
  }

  /** The largest difference over the largest value; 0 where nothing differs. */
  double deviation() {
    return deviation;
  }

  static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      double size = Math.abs(value);
      largest = size > largest && size < Double.POSITIVE_INFINITY ? size : largest;
    }
    return largest;
  }

  /** How far the values at an index differ; infinite where only one is finite or a number. */
  double difference(int i) {
    if (Double.compare(a[i], b[i]) == 0 || a[i] == b[i]) { // also NaN and NaN, 0 and -0
      return 0;
    }
    double difference = Math.abs(a[i] - b[i]);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
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
