package dev.tandem.data;

/**
 * Features stored as unsigned bytes, such as pixels, with the scale and offset that turn them into
 * float32.
 */
public final class ByteFeatures implements Features {
  private final PackedBytes values;
  private final float scale;
  private final float offset;
  private final float[] decoded = new float[256]; // by byte value

  ByteFeatures(PackedBytes values, float scale, float offset) {
    this.values = values;
    this.scale = scale;
    this.offset = offset;
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = i * scale + offset;
    }
  }

  @Override
  public int rows() {
    return values.rows();
  }

  @Override
  public int width() {
    return values.width();
  }

  public float scale() {
    return scale;
  }

  public float offset() {
    return offset;
  }

  /** The bytes as they are stored. */
  public PackedBytes values() {
    return values;
  }

  @Override
  public void gather(int[] rows, float[] target) {
    for (int i = 0; i < rows.length; i++) {
      values.decode(rows[i], decoded, target, i * width());
    }
  }

  @Override
  public void copy(int row, float[] target) {
    values.decode(row, decoded, target, 0);
  }

  @Override
  public long bytesPerRow() {
    return rows() == 0 ? 0 : (long) values.packed().capacity() / rows();
  }
}
