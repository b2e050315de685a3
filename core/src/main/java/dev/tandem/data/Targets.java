package dev.tandem.data;

import java.util.List;

/** What a network should answer, row by row. */
public sealed interface Targets {
  int rows();

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
  }

  /** Numbers, [rows, width]. */
  record Values(float[] values, int width) implements Targets {
    @Override
    public int rows() {
      return values.length / width;
    }
  }
}
