package dev.tandem.data;

import dev.tandem.tensor.ShapeException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of bytes without those that are 0, as most pixels of a drawing are. A row is packed as a
 * mask, a bit for every byte that tells whether it is there, and the bytes that are: a third of the
 * memory for handwriting, an eighth more for photographs.
 */
public final class PackedBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private final int words;
  private final int[] starts;
  private final ByteBuffer packed;

  /**
   * @param width of a row, in bytes
   * @param starts [rows + 1]: where each packed row begins, and where the last one ends
   * @param packed row after row: words of 64 bits, little-endian, as many as the width takes, of
   *     which bit i of word w is set if byte 64·w + i is not 0; then those bytes
   * @throws ShapeException if the rows do not fill the buffer
   */
  public PackedBytes(int width, int[] starts, ByteBuffer packed) {
    this.width = width;
    this.words = (width + Long.SIZE - 1) / Long.SIZE;
    this.starts = starts.clone();
    this.packed = packed.slice();
    int end = starts[starts.length - 1];
    if (starts[0] != 0 || end != this.packed.capacity()) {
      throw new ShapeException(
          "PackedBytes", end + " bytes from 0", this.packed.capacity() + " from " + starts[0]);
    }
  }

  /**
   * Packs rows.
   *
   * @throws ShapeException if the last one is not whole
   */
  public static PackedBytes of(ByteBuffer rows, int width) {
    ByteBuffer all = rows.slice();
    if (all.remaining() % width != 0) {
      throw new ShapeException("Features", "[rows, " + width + "]", all.remaining() + " values");
    }
    int count = all.remaining() / width;
    int maskBytes = (width + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
    int[] starts = new int[count + 1];
    byte[] row = new byte[width];
    for (int i = 0; i < count; i++) {
      all.get(i * width, row);
      starts[i + 1] = starts[i] + maskBytes;
      for (byte value : row) {
        starts[i + 1] += value != 0 ? 1 : 0;
      }
    }
    byte[] packed = new byte[starts[count]];
    for (int i = 0; i < count; i++) {
      all.get(i * width, row);
      pack(row, packed, starts[i], starts[i] + maskBytes);
    }
    return new PackedBytes(width, starts, ByteBuffer.wrap(packed));
  }

  private static void pack(byte[] row, byte[] packed, int mask, int bytes) {
    int next = bytes;
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0) {
        packed[mask + i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
        packed[next++] = row[i];
      }
    }
  }

  public int rows() {
    return starts.length - 1;
  }

  public int width() {
    return width;
  }

  /** Where each packed row begins, and where the last one ends; a copy. */
  public int[] starts() {
    return starts.clone();
  }

  /** The packed rows, one after the other. */
  public ByteBuffer packed() {
    return packed.duplicate();
  }

  /** The most bytes that a packed row takes. */
  public int mostBytes() {
    return words * Long.BYTES + width;
  }

  /**
   * Copies one row as it is packed.
   *
   * @param target has room for {@link #mostBytes}
   */
  public void copy(int row, byte[] target) {
    packed.get(starts[row], target, 0, starts[row + 1] - starts[row]);
  }

  /**
   * Unpacks a row.
   *
   * @param row packed
   * @param mask gets a bit for every byte that is not 0
   * @param whole gets all bytes
   */
  public static void unpack(byte[] row, long[] mask, byte[] whole) {
    Arrays.fill(whole, (byte) 0);
    int next = mask.length * Long.BYTES;
    for (int word = 0; word < mask.length; word++) {
      mask[word] = (long) LONGS.get(row, word * Long.BYTES);
      for (long left = mask[word]; left != 0; left &= left - 1) {
        whole[word * Long.SIZE + Long.numberOfTrailingZeros(left)] = row[next++];
      }
    }
  }

  /** One row, zeros and all. */
  public byte[] row(int row) {
    byte[] copy = new byte[mostBytes()];
    byte[] whole = new byte[width];
    copy(row, copy);
    unpack(copy, new long[words], whole);
    return whole;
  }

  /**
   * Writes what one row's bytes stand for, zeros and all.
   *
   * @param meaning of each of the 256 bytes
   * @param at where in the target the row begins
   */
  void decode(int row, float[] meaning, float[] target, int at) {
    Arrays.fill(target, at, at + width, meaning[0]);
    int mask = starts[row];
    int next = mask + words * Long.BYTES;
    for (int i = 0; i < width; i += Byte.SIZE) {
      int left = packed.get(mask++) & 0xFF;
      for (; left != 0; left &= left - 1) {
        target[at + i + Integer.numberOfTrailingZeros(left)] = meaning[packed.get(next++) & 0xFF];
      }
    }
  }
}
