package dev.tandem.data;

import dev.tandem.tensor.ShapeException;
import java.nio.FloatBuffer;

/** Features stored as float32. */
public final class FloatFeatures implements Features {
  private final FloatBuffer values;
  private final int width;

  FloatFeatures(FloatBuffer values, int width) {
    if (values.remaining() % width != 0) {
      throw new ShapeException("Features", "[rows, " + width + "]", values.remaining() + " values");
    }
    this.values = values.slice();
    this.width = width;
  }

  @Override
  public int rows() {
    return values.capacity() / width;
  }

  @Override
  public int width() {
    return width;
  }

  /** The stored values, row after row. */
  public FloatBuffer values() {
    return values.duplicate();
  }

  @Override
  public void gather(int[] rows, float[] target) {
    for (int i = 0; i < rows.length; i++) {
      values.get(rows[i] * width, target, i * width, width);
    }
  }

  @Override
  public void copy(int row, float[] target) {
    values.get(row * width, target, 0, width);
  }

  @Override
  public long bytesPerRow() {
    return 4L * width;
  }
}
