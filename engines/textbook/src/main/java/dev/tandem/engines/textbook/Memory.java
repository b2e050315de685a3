package dev.tandem.engines.textbook;

import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an optimizer remembers about one parameter, by slot, each of the parameter's shape. */
public final class Memory {
  private final int rows;
  private final int cols;
  private final Map<String, Matrix> slots = new LinkedHashMap<>();

  /** Nothing yet, about a parameter like the given one. */
  Memory(Matrix like) {
    this.rows = like.rows();
    this.cols = like.cols();
  }

  /** Whether there is anything in the slot. */
  public boolean has(String slot) {
    return slots.containsKey(slot);
  }

  /** The values of a slot, to be changed in place; a slot not yet there starts full of a value. */
  public double[] get(String slot, double start) {
    return slots
        .computeIfAbsent(
            slot,
            absent -> {
              Matrix values = Matrix.zeros(rows, cols);
              Arrays.fill(values.values(), start);
              return values;
            })
        .values();
  }

  public void put(String slot, double[] values) {
    slots.put(slot, new Matrix(rows, cols, values));
  }

  Map<String, Matrix> slots() {
    return Collections.unmodifiableMap(slots);
  }
}
