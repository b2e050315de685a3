package dev.tandem.engines.scratch;

import dev.tandem.tensor.Tensor;

/**
 * Numbers that training changes, as rows, with the loss's gradient and what the optimizer remembers
 * in rows of the same shape. A weight is kept transposed, [in][out], so that a row has the lanes of
 * the outputs; a bias is one row.
 */
final class Parameter {
  private final String name;
  private final int[] shape; // as the seam has it: [out, in] or [out]
  private final float[][] value;
  private final float[][] gradient;
  private float[][][] slots = {};

  Parameter(String name, Tensor tensor) {
    this.name = name;
    this.shape = tensor.shape();
    this.value = rows(tensor);
    this.gradient = new float[value.length][value[0].length];
  }

  String name() {
    return name;
  }

  float[][] value() {
    return value;
  }

  float[][] gradient() {
    return gradient;
  }

  /** What the optimizer remembers, by number of the slot; each has the value's shape. */
  float[][] slot(int number) {
    return slots[number];
  }

  /** All slots zero. */
  void clearSlots(int count) {
    slots = new float[count][value.length][value[0].length];
  }

  void setSlot(int number, Tensor tensor) {
    slots[number] = rows(tensor);
  }

  /** Rows of this parameter's shape as the seam has them. */
  Tensor tensor(float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    int width = rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        values[shape.length == 2 ? j * rows.length + i : j] = rows[i][j];
      }
    }
    return Tensor.of(values, shape);
  }

  private float[][] rows(Tensor tensor) {
    float[] values = tensor.toFloats();
    if (shape.length == 1) {
      return new float[][] {values};
    }
    float[][] rows = new float[shape[1]][shape[0]];
    for (int out = 0; out < shape[0]; out++) {
      for (int in = 0; in < shape[1]; in++) {
        rows[in][out] = values[out * shape[1] + in];
      }
    }
    return rows;
  }
}
