package dev.tandem.engines.scratch;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.Features;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The inputs of a batch by what differs from the background: for each row the columns, ascending,
 * and by how much. Pixels are listed from the stored bytes, by bit masks of 64.
 */
final class Ink implements Input {
  private static final double WORTH_LISTING = 0.4; // share of inputs above which products win
  private static final int SAMPLE = 1000;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long GATHER_BITS = 0x0102040810204080L; // lowest bits of eight bytes, on top

  private final int width;
  private final float background;
  private Features features;
  private ByteBuffer bytes; // the features' own, where they are bytes on this background
  private final float[] inkOfByte = new float[256];
  private int[] rows;
  private int[][] columns = {};
  private float[][] values = {};
  private int[][] shareStarts = {}; // by row: where each share's columns begin
  private int[] counts = {};

  private Ink(int width, float background) {
    this.width = width;
    this.background = background;
  }

  /** What zero reads as: the number that most inputs of sparse data are. */
  private static float background(Features features) {
    return features instanceof ByteFeatures bytes ? bytes.offset() : 0;
  }

  /** Whether so few inputs differ from the background that listing them pays; a sample tells. */
  static boolean isWorthListing(Features features) {
    if (features.rows() == 0) {
      return false;
    }
    float background = background(features);
    float[] row = new float[features.width()];
    int samples = Math.min(SAMPLE, features.rows());
    long ink = 0;
    for (int i = 0; i < samples; i++) {
      features.copy((int) ((long) i * features.rows() / samples), row);
      for (float value : row) {
        ink += value != background ? 1 : 0;
      }
    }
    return ink <= WORTH_LISTING * samples * features.width();
  }

  static Ink of(Features features) {
    return new Ink(features.width(), background(features));
  }

  float background() {
    return background;
  }

  int count(int row) {
    return counts[row];
  }

  int[] columns(int row) {
    return columns[row];
  }

  float[] values(int row) {
    return values[row];
  }

  @Override
  public float[][] begin(Features source, int[] batch, int count) {
    rows = batch;
    if (features != source) {
      features = source;
      bytes = bytes(source);
    }
    if (columns.length < count) {
      columns = new int[count][width + Kernel.LINE];
      values = new float[count][width + Kernel.LINE];
      shareStarts = new int[count][width / DenseLayer.SHARE + 2];
      counts = new int[count];
    }
    return values;
  }

  private ByteBuffer bytes(Features source) {
    if (source instanceof ByteFeatures stored && stored.offset() == background) {
      for (int i = 0; i < inkOfByte.length; i++) {
        inkOfByte[i] = i * stored.scale();
      }
      return stored.values();
    }
    return null;
  }

  @Override
  public void gather(int from, int to) {
    if (bytes == null) {
      for (int row = from; row < to; row++) {
        counts[row] = listNumbers(rows[row], columns[row], values[row], shareStarts[row]);
      }
      return;
    }
    byte[] share = Scratch.own().bytes((to - from) * width);
    for (int row = from; row < to; row++) { // all at once: memory is slow to begin, not to go on
      bytes.get(rows[row] * width, share, (row - from) * width, width);
    }
    for (int row = from; row < to; row++) {
      counts[row] =
          listBytes(share, (row - from) * width, columns[row], values[row], shareStarts[row]);
    }
  }

  private int listBytes(byte[] stored, int at, int[] column, float[] value, int[] starts) {
    int count = 0;
    int share = 0;
    for (int from = 0; from < width; from += Long.SIZE) {
      long ink = inked(stored, at + from, Math.min(Long.SIZE, width - from));
      for (; share * DenseLayer.SHARE < from + Long.SIZE; share++) {
        long before = (1L << (share * DenseLayer.SHARE - from)) - 1;
        starts[share] = count + Long.bitCount(ink & before);
      }
      for (; ink != 0; ink &= ink - 1) {
        int i = from + Long.numberOfTrailingZeros(ink);
        column[count] = i;
        value[count++] = inkOfByte[stored[at + i] & 0xFF];
      }
    }
    Arrays.fill(starts, share, starts.length, count);
    return count;
  }

  /** A bit for each of up to 64 bytes: whether it is not 0. */
  private static long inked(byte[] stored, int at, int count) {
    long ink = 0;
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      long eight = (long) EIGHT.get(stored, at + i);
      long high = ((eight & LOW_BITS) + LOW_BITS | eight) & ~LOW_BITS; // a byte's high bit
      ink |= ((high >>> 7) * GATHER_BITS >>> 56) << i;
    }
    for (; i < count; i++) {
      ink |= (stored[at + i] != 0 ? 1L : 0L) << i;
    }
    return ink;
  }

  private int listNumbers(int row, int[] column, float[] value, int[] starts) {
    features.copy(row, value);
    int count = 0;
    int share = 0;
    for (int i = 0; i < width; i++) {
      if (i % DenseLayer.SHARE == 0) {
        starts[share++] = count;
      }
      float ink = value[i] - background; // read before what is written: count never passes i
      column[count] = i;
      value[count] = ink;
      count += ink != 0 ? 1 : 0;
    }
    starts[share] = count;
    return count;
  }

  /**
   * The ink of columns [from, to), one share, as lists of batch rows, ascending.
   *
   * @param ends gets where each list ends, by column less {@code from}; it begins at (c -
   *     from)·batch
   * @param batchRows gets the rows
   * @param inks likewise
   */
  void byColumn(int batch, int from, int to, int[] ends, int[] batchRows, float[] inks) {
    for (int k = from; k < to; k++) {
      ends[k - from] = (k - from) * batch;
    }
    int share = from / DenseLayer.SHARE;
    for (int row = 0; row < batch; row++) {
      int[] column = columns[row];
      float[] value = values[row];
      int end = shareStarts[row][share + 1];
      for (int i = shareStarts[row][share]; i < end; i++) {
        int at = ends[column[i] - from]++;
        batchRows[at] = row;
        inks[at] = value[i];
      }
    }
  }
}
