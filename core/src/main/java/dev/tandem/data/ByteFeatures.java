package dev.tandem.data;

import dev.tandem.tensor.ShapeException;
import java.nio.ByteBuffer;

/**
 * Features stored as unsigned bytes, such as pixels, with the scale and offset that turn them into
 * float32.
 */
public final class ByteFeatures implements Features {
  private final ByteBuffer values;
  private final int width;
  private final float scale;
  private final float offset;
  private final float[] decoded = new float[256]; // by byte value

  ByteFeatures(ByteBuffer values, int width, float scale, float offset) {
    if (values.remaining() % width != 0) {
      throw new ShapeException("Features", "[rows, " + width + "]", values.remaining() + " values");
    }
    this.values = values.slice();
    this.width = width;
    this.scale = scale;
    this.offset = offset;
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = i * scale + offset;
    }
  }

  @Override
  public int rows() {
    return values.capacity() / width;
  }

  @Override
  public int width() {
    return width;
  }

  public float scale() {
    return scale;
  }

  public float offset() {
    return offset;
  }

  /** The stored bytes, row after row. */
  public ByteBuffer values() {
    return values.duplicate();
  }

  @Override
  public void gather(int[] rows, float[] target) {
    int next = 0;
    for (int row : rows) {
      int start = row * width;
      for (int i = 0; i < width; i++) {
        target[next++] = decoded[values.get(start + i) & 0xFF];
      }
    }
  }

  @Override
  public void copy(int row, float[] target) {
    int start = row * width;
    for (int i = 0; i < width; i++) {
      target[i] = decoded[values.get(start + i) & 0xFF];
    }
  }

  @Override
  public long bytesPerRow() {
    return width;
  }
}
