package dev.tandem.engines.scratch;

import dev.tandem.engine.OptimizerState;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.ShapeException;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers that training changes, as padded rows, with what the optimizer remembers in rows of the
 * same shape. A weight is kept transposed, [in][out], so that a row has the lanes of the outputs;
 * anything else is one row.
 *
 * <p>A gradient of the whole parameter is there once somebody asks for it: a step that needs none,
 * since it updates each row as soon as its gradient is known, does without.
 */
final class Parameter {
  private final String name;
  private final int[] shape; // as the seam has it: [out, in] or [out]
  private final float[][] value;
  private float[][] gradient = {};
  private float[][][] slots = {};
  private boolean remembers;

  Parameter(String name, int[] shape, Tensor tensor) {
    this.name = name;
    this.shape = shape;
    this.value = rows(tensor);
  }

  String name() {
    return name;
  }

  /** How many numbers of a row are real, the rest being padding. */
  int width() {
    return shape[0];
  }

  float[][] value() {
    return value;
  }

  float[][] gradient() {
    if (gradient.length == 0) {
      gradient = new float[value.length][value[0].length];
    }
    return gradient;
  }

  /** What the optimizer remembers, by number of the slot; each has the value's shape. */
  float[][] slot(int number) {
    return slots[number];
  }

  /** Whether an update has filled the slots, here or before a restored state was saved. */
  boolean remembers() {
    return remembers;
  }

  /** All rows have been updated. */
  void updated() {
    remembers = true;
  }

  /** Takes the slots of a rule from a state; what the state lacks is as before the first update. */
  void restoreSlots(UpdateRule rule, OptimizerState state) {
    List<String> names = rule.slots();
    slots = new float[names.size()][value.length][value[0].length];
    for (int i = 0; i < slots.length; i++) {
      Parameters saved = state.slots().get(names.get(i));
      if (saved != null) {
        slots[i] = rows(saved.get(name));
        remembers = true;
      } else {
        for (float[] row : slots[i]) {
          Arrays.fill(row, rule.start());
        }
      }
    }
  }

  /** Rows of this parameter's shape as the seam has them. */
  Tensor tensor(float[][] rows) {
    int width = width();
    float[] values = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        values[shape.length == 2 ? j * rows.length + i : j] = rows[i][j];
      }
    }
    return Tensor.of(values, shape);
  }

  private float[][] rows(Tensor tensor) {
    float[] values = values(name, shape, tensor);
    float[][] rows = Rows.of(shape.length == 2 ? shape[1] : 1, shape[0]);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < shape[0]; j++) {
        rows[i][j] = values[j * rows.length + i];
      }
    }
    return rows;
  }

  /**
   * A copy of a tensor's values as float32.
   *
   * @throws ShapeException if it has another shape
   */
  static float[] values(String name, int[] shape, Tensor tensor) {
    if (!Arrays.equals(shape, tensor.shape())) {
      throw new ShapeException(name, Arrays.toString(shape), Arrays.toString(tensor.shape()));
    }
    return tensor.toFloats();
  }
}
