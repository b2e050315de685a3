package dev.tandem.data;

import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.List;

/** What a network should answer, row by row. */
public sealed interface Targets {
  int rows();

  /** Those of some rows, in the given order. */
  Targets of(int... rows);

  /**
   * Returns what outputs that are values are held against: numbers, scaled; of a class 1 for itself
   * and 0 for the others, or, of two classes with one output, the class.
   *
   * @param outputs how many there are
   */
  Values numbers(int outputs);

  /** The same, of a network that was trained on numbers scaled like this. */
  default Targets scaledBy(TargetScale scale) {
    return this;
  }

  /** What a network that was trained on such targets answers, numbers in the unit of the data. */
  default Matrix inUnit(Matrix outputs) {
    return outputs;
  }

  /**
   * One class a row.
   *
   * @param labels by row, an index into the names
   * @param names of the classes; of two, the second is the positive one
   */
  record Classes(int[] labels, List<String> names) implements Targets {
    public Classes {
      names = List.copyOf(names);
      for (int row = 0; row < labels.length; row++) {
        if (labels[row] < 0 || labels[row] >= names.size()) {
          throw new IllegalArgumentException(
              "row "
                  + row
                  + ": expected a class from 0 to "
                  + (names.size() - 1)
                  + ", got "
                  + labels[row]);
        }
      }
    }

    @Override
    public int rows() {
      return labels.length;
    }

    @Override
    public Classes of(int... rows) {
      return new Classes(Arrays.stream(rows).map(row -> labels[row]).toArray(), names);
    }

    @Override
    public Values numbers(int outputs) {
      float[] values = new float[labels.length * outputs];
      for (int row = 0; row < labels.length; row++) {
        if (outputs == 1) {
          values[row] = labels[row];
        } else {
          values[row * outputs + labels[row]] = 1;
        }
      }
      return new Values(values, outputs);
    }

    /** By class, how many rows it has. */
    public int[] counts() {
      int[] counts = new int[names.size()];
      for (int label : labels) {
        counts[label]++;
      }
      return counts;
    }
  }

  /**
   * Numbers, [rows, width].
   *
   * @param values in the unit that the data has them in
   * @param scale what training makes of them
   */
  record Values(float[] values, int width, TargetScale scale) implements Targets {
    /** Trained on as they are. */
    public Values(float[] values, int width) {
      this(values, width, TargetScale.NONE);
    }

    @Override
    public int rows() {
      return values.length / width;
    }

    @Override
    public Values of(int... rows) {
      float[] chosen = new float[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(values, rows[i] * width, chosen, i * width, width);
      }
      return new Values(chosen, width, scale);
    }

    @Override
    public Values numbers(int outputs) {
      return scale.scales() ? new Values(scale.scaled(values), width) : this;
    }

    @Override
    public Matrix inUnit(Matrix outputs) {
      return scale.inUnit(outputs);
    }

    @Override
    public Values scaledBy(TargetScale own) {
      return new Values(values, width, own);
    }

    /** In their unit, widened. */
    public Matrix matrix() {
      return Matrix.of(rows(), width, values);
    }
  }
}
