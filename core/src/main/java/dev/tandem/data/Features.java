package dev.tandem.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * The inputs of a dataset, [rows, width], kept in their stored type and handed out as float32. Safe
 * to read from many threads.
 */
public interface Features {
  int rows();

  int width();

  /**
   * Copies rows into a target, one after the other.
   *
   * @param rows which rows, in order
   * @param target at least {@code rows.length * width()} values
   */
  void gather(int[] rows, float[] target);

  /** Copies one row into the first values of a target. */
  void copy(int row, float[] target);

  /** Bytes that one row takes as stored. */
  long bytesPerRow();

  /**
   * Float32 features over a buffer of {@code rows * width} values, on the heap or mapped from a
   * file.
   */
  static Features of(FloatBuffer values, int width) {
    return new FloatFeatures(values, width);
  }

  /** Float32 features over an array of {@code rows * width} values. */
  static Features of(float[] values, int width) {
    return new FloatFeatures(FloatBuffer.wrap(values), width);
  }

  /**
   * Unsigned bytes, packed from a buffer of {@code rows * width} of them; a byte reads as {@code
   * byte * scale + offset}, computed in float32.
   *
   * @throws dev.tandem.tensor.ShapeException if the last row is not whole
   */
  static Features of(ByteBuffer values, int width, float scale, float offset) {
    return of(PackedBytes.of(values, width), scale, offset);
  }

  /** Unsigned bytes, on the heap or mapped from a file, that read in the same way. */
  static Features of(PackedBytes values, float scale, float offset) {
    return new ByteFeatures(values, scale, offset);
  }
}
