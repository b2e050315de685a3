package dev.tandem.tensor;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A float64 matrix {@code [rows, cols]}, row-major, with the few products that a network needs.
 * Products are plain loops that sum in index order, so a result depends on nothing but its
 * operands. Operations return new matrices.
 */
public final class Matrix {
  private final int rows;
  private final int cols;
  private final double[] values;

  /**
   * A matrix over the given values, which it keeps and does not copy.
   *
   * @throws ShapeException if there are not {@code rows * cols} values
   */
  public Matrix(int rows, int cols, double... values) {
    if (values.length != (long) rows * cols) {
      throw new ShapeException(
          "Matrix [" + rows + ", " + cols + "]",
          (long) rows * cols + " values",
          values.length + "");
    }
    this.rows = rows;
    this.cols = cols;
    this.values = values;
  }

  /** All zeros. */
  public static Matrix zeros(int rows, int cols) {
    return new Matrix(rows, cols, new double[Math.multiplyExact(rows, cols)]);
  }

  /** The first {@code rows * cols} of the float32 values, widened. */
  public static Matrix of(int rows, int cols, float[] values) {
    double[] wide = new double[Math.multiplyExact(rows, cols)];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return new Matrix(rows, cols, wide);
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  /** The values themselves, row after row; not a copy. */
  public double[] values() {
    return values;
  }

  public double get(int row, int col) {
    return values[row * cols + col];
  }

  public void set(int row, int col, double value) {
    values[row * cols + col] = value;
  }

  /** A copy of one row. */
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * cols, (row + 1) * cols);
  }

  /** Copies values into a row. */
  public void setRow(int row, double[] from) {
    System.arraycopy(from, 0, values, row * cols, cols);
  }

  /** A copy of one column. */
  public double[] column(int col) {
    double[] column = new double[rows];
    for (int row = 0; row < rows; row++) {
      column[row] = get(row, col);
    }
    return column;
  }

  /** Copies values into a column. */
  public void setColumn(int col, double[] from) {
    for (int row = 0; row < rows; row++) {
      set(row, col, from[row]);
    }
  }

  /** {@code A·B}: [n, k] times [k, m] gives [n, m]. */
  public Matrix times(Matrix b) {
    require("A·B", cols == b.rows, "B [" + cols + ", m]", b);
    Matrix product = zeros(rows, b.cols);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < cols; k++) {
        double a = get(i, k);
        for (int j = 0; j < b.cols; j++) {
          product.values[i * b.cols + j] += a * b.get(k, j);
        }
      }
    }
    return product;
  }

  /** {@code A·Bᵀ}: [n, k] times the transpose of [m, k] gives [n, m]. */
  public Matrix timesTransposed(Matrix b) {
    require("A·Bᵀ", cols == b.cols, "B [m, " + cols + "]", b);
    Matrix product = zeros(rows, b.rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < b.rows; j++) {
        double sum = 0;
        for (int k = 0; k < cols; k++) {
          sum += get(i, k) * b.get(j, k);
        }
        product.set(i, j, sum);
      }
    }
    return product;
  }

  /** {@code Aᵀ·B}: the transpose of [k, n] times [k, m] gives [n, m]. */
  public Matrix transposedTimes(Matrix b) {
    require("Aᵀ·B", rows == b.rows, "B [" + rows + ", m]", b);
    Matrix product = zeros(cols, b.cols);
    for (int k = 0; k < rows; k++) {
      for (int i = 0; i < cols; i++) {
        double a = get(k, i);
        for (int j = 0; j < b.cols; j++) {
          product.values[i * b.cols + j] += a * b.get(k, j);
        }
      }
    }
    return product;
  }

  /** Adds the row [1, cols] to every row. */
  public Matrix plusRow(Matrix row) {
    require("A + row", row.rows == 1 && row.cols == cols, "row [1, " + cols + "]", row);
    Matrix sum = zeros(rows, cols);
    for (int i = 0; i < values.length; i++) {
      sum.values[i] = values[i] + row.values[i % cols];
    }
    return sum;
  }

  /** The sum over rows, [1, cols]. */
  public Matrix columnSums() {
    Matrix sums = zeros(1, cols);
    for (int i = 0; i < values.length; i++) {
      sums.values[i % cols] += values[i];
    }
    return sums;
  }

  /** Each value mapped alone. */
  public Matrix map(DoubleUnaryOperator f) {
    return new Matrix(rows, cols, Arrays.stream(values).map(f).toArray());
  }

  /** Values of two matrices of one shape, combined pairwise. */
  public Matrix combine(Matrix b, DoubleBinaryOperator f) {
    require("A ∘ B", rows == b.rows && cols == b.cols, "B [" + rows + ", " + cols + "]", b);
    double[] combined = new double[values.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = f.applyAsDouble(values[i], b.values[i]);
    }
    return new Matrix(rows, cols, combined);
  }

  public Matrix copy() {
    return new Matrix(rows, cols, values.clone());
  }

  private static void require(String thing, boolean fits, String expected, Matrix got) {
    if (!fits) {
      throw new ShapeException(thing, expected, "[" + got.rows + ", " + got.cols + "]");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix m
        && rows == m.rows
        && cols == m.cols
        && Arrays.equals(values, m.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + cols) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Matrix [" + rows + ", " + cols + "]";
  }
}
