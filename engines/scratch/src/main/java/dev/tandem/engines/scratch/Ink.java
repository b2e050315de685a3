package dev.tandem.engines.scratch;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.Features;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The inputs of a batch by what differs from the background: for each row the columns, ascending,
 * and by how much. Pixels are listed from the stored bytes, eight at a time.
 */
final class Ink implements Input {
  private static final double WORTH_LISTING = 0.4; // share of inputs above which products win
  private static final int SAMPLE = 1000;

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
      columns = new int[count][width];
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
      return stored.values().order(ByteOrder.LITTLE_ENDIAN);
    }
    return null;
  }

  @Override
  public void gather(int from, int to) {
    for (int row = from; row < to; row++) {
      counts[row] =
          bytes == null
              ? listNumbers(rows[row], columns[row], values[row], shareStarts[row])
              : listBytes(rows[row] * width, columns[row], values[row], shareStarts[row]);
    }
  }

  private int listBytes(int at, int[] column, float[] value, int[] starts) {
    int count = 0;
    int share = 0;
    int i = 0;
    for (; i + 8 <= width; i += 8) {
      if (i % DenseLayer.SHARE == 0) {
        starts[share++] = count;
      }
      long word = bytes.getLong(at + i);
      while (word != 0) {
        int shift = Long.numberOfTrailingZeros(word) & ~7;
        column[count] = i + (shift >> 3);
        value[count++] = inkOfByte[(int) (word >>> shift) & 0xFF];
        word &= ~(0xFFL << shift);
      }
    }
    for (; i < width; i++) {
      if (i % DenseLayer.SHARE == 0) {
        starts[share++] = count;
      }
      int stored = bytes.get(at + i) & 0xFF;
      column[count] = i;
      value[count] = inkOfByte[stored];
      count += stored != 0 ? 1 : 0;
    }
    starts[share] = count;
    return count;
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
   * @param counts gets how many rows, by column less {@code from}
   * @param batchRows gets them, those of column c from (c - from)·batch on
   * @param inks likewise
   */
  void byColumn(int batch, int from, int to, int[] counts, int[] batchRows, float[] inks) {
    Arrays.fill(counts, 0, to - from, 0);
    int share = from / DenseLayer.SHARE;
    for (int row = 0; row < batch; row++) {
      int[] column = columns[row];
      float[] value = values[row];
      int end = shareStarts[row][share + 1];
      for (int i = shareStarts[row][share]; i < end; i++) {
        int c = column[i] - from;
        int at = c * batch + counts[c]++;
        batchRows[at] = row;
        inks[at] = value[i];
      }
    }
  }
}
