package dev.tandem.tensor;

import java.util.Arrays;

/**
 * Numbers with a shape and the precision that they were computed in, as they pass between engines
 * and files. Row-major. A float64 value stays float64: nothing is lost at the seam.
 */
public final class Tensor {
  private final int[] shape;
  private final float[] floats; // exactly one of the two is there
  private final double[] doubles;

  private Tensor(int[] shape, float[] floats, double[] doubles) {
    this.shape = shape.clone();
    this.floats = floats;
    this.doubles = doubles;
    int length = floats != null ? floats.length : doubles.length;
    if (size(shape) != length) {
      throw new ShapeException(
          "Tensor " + Arrays.toString(shape), size(shape) + " values", length + "");
    }
  }

  /** A float32 tensor over the values, which it keeps and does not copy. */
  public static Tensor of(float[] values, int... shape) {
    return new Tensor(shape, values, null);
  }

  /** A float64 tensor over the values, which it keeps and does not copy. */
  public static Tensor of(double[] values, int... shape) {
    return new Tensor(shape, null, values);
  }

  public Precision precision() {
    return floats != null ? Precision.FLOAT32 : Precision.FLOAT64;
  }

  public int[] shape() {
    return shape.clone();
  }

  public int size() {
    return floats != null ? floats.length : doubles.length;
  }

  /** The value at a row-major index, widened if need be. */
  public double get(int index) {
    return floats != null ? floats[index] : doubles[index];
  }

  /** A copy of all values as float64. */
  public double[] toDoubles() {
    if (doubles != null) {
      return doubles.clone();
    }
    double[] wide = new double[floats.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = floats[i];
    }
    return wide;
  }

  /** A copy of all values as float32; float64 values are rounded. */
  public float[] toFloats() {
    if (floats != null) {
      return floats.clone();
    }
    float[] narrow = new float[doubles.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) doubles[i];
    }
    return narrow;
  }

  /** This tensor in the given precision; itself if it has it already. */
  public Tensor as(Precision precision) {
    if (precision == precision()) {
      return this;
    }
    return precision == Precision.FLOAT32 ? of(toFloats(), shape) : of(toDoubles(), shape);
  }

  /** This less the other, value by value, rounded to this tensor's precision. */
  public Tensor minus(Tensor other) {
    requireSameShape(other);
    double[] differences = toDoubles();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= other.get(i);
    }
    return of(differences, shape).as(precision());
  }

  /** The largest {@code |a - b|} over all values; NaN if any difference is. */
  public double maxDifference(Tensor other) {
    requireSameShape(other);
    double max = 0;
    for (int i = 0; i < size(); i++) {
      max = Math.max(max, Math.abs(get(i) - other.get(i)));
    }
    return max;
  }

  private void requireSameShape(Tensor other) {
    if (!Arrays.equals(shape, other.shape)) {
      throw new ShapeException(
          "Tensor difference", Arrays.toString(shape), Arrays.toString(other.shape));
    }
  }

  private static long size(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && Arrays.equals(shape, t.shape)
        && Arrays.equals(floats, t.floats)
        && Arrays.equals(doubles, t.doubles);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(floats) + Arrays.hashCode(doubles);
  }

  @Override
  public String toString() {
    return precision() + " " + Arrays.toString(shape);
  }
}
