package dev.tandem.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

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
    int rows = Math.max(1, values.remaining() / width);
    return of(List.of(values), rows, width);
  }

  /**
   * Float32 features over several buffers, one after the other.
   *
   * @param rowsOfPiece rows of every buffer but the last, which may have fewer
   * @throws dev.tandem.tensor.ShapeException if a buffer has others
   */
  static Features of(List<FloatBuffer> pieces, int rowsOfPiece, int width) {
    return new FloatFeatures(pieces, rowsOfPiece, width);
  }

  /** Float32 features over an array of {@code rows * width} values. */
  static Features of(float[] values, int width) {
    return of(FloatBuffer.wrap(values), width);
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
