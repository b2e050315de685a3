package dev.tandem.engines.scratch;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.Features;
import dev.tandem.data.PackedBytes;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.Columns;
import dev.tandem.data.Preprocessing.Pixels;
import java.util.Optional;

/**
 * The inputs of a batch by what differs from the background: a bit mask for every 64 columns of a
 * row, and the stored values. Bytes stay bytes until they are multiplied.
 *
 * <p>What is listed is listed for two neighbours at once, since neighbours have much of their ink
 * in common: rows of a batch, or columns of an image.
 */
final class Ink implements Input {
  private static final double WORTH_LISTING = 0.4; // share of inputs above which products win
  private static final int SAMPLE = 1000;

  private final int width;
  private final float background;
  private final float[] inkOfByte = new float[256];
  private Features features;
  private PackedBytes bytes; // the features' own, where they are bytes on this background
  private int[] rows;
  private long[][] masks = {};
  private byte[][] packed = {}; // of rows, where there are bytes: as they lie in memory
  private byte[][] stored = {}; // the same, each byte in its column
  private float[][] inks = {}; // of rows, where there are not

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

  /** The ink of what a model sees: of pixels on their background, or of a table's columns on 0. */
  static Optional<Ink> of(Preprocessing preprocessing, int width) {
    if (preprocessing instanceof Pixels pixels) {
      return Optional.of(new Ink(width, pixels.offset()));
    }
    return preprocessing instanceof Columns columns && columns.columns().size() < width / 2
        ? Optional.of(new Ink(width, 0)) // most features are categories, of which all but one are 0
        : Optional.empty();
  }

  float background() {
    return background;
  }

  @Override
  public float[][] begin(Features source, int[] batch, int count) {
    rows = batch;
    if (features != source) {
      features = source;
      bytes = bytes(source);
    }
    makeRoom(count);
    return inks;
  }

  @Override
  public float[][] begin(int count) {
    bytes = null;
    features = null;
    makeRoom(count);
    return inks;
  }

  private void makeRoom(int count) {
    if (masks.length < count) {
      masks = new long[count][(width + Long.SIZE - 1) / Long.SIZE];
      packed = new byte[count][0];
      stored = new byte[count][0];
      inks = new float[count][0];
    }
    for (int row = 0; row < count; row++) {
      if (bytes != null && stored[row].length == 0) {
        packed[row] = new byte[bytes.mostBytes()];
        stored[row] = new byte[width];
      }
      if (bytes == null && inks[row].length == 0) {
        inks[row] = new float[width];
      }
    }
  }

  private PackedBytes bytes(Features source) {
    if (source instanceof ByteFeatures own && own.offset() == background) {
      for (int i = 0; i < inkOfByte.length; i++) {
        inkOfByte[i] = i * own.scale();
      }
      return own.values();
    }
    return null;
  }

  @Override
  public void gather(int from, int to) {
    if (bytes == null) {
      for (int row = from; row < to; row++) {
        features.copy(rows[row], inks[row]);
      }
      take(from, to);
      return;
    }
    for (int row = from; row < to; row++) { // all at once: memory is slow to begin, not to go on
      bytes.copy(rows[row], packed[row]);
    }
    for (int row = from; row < to; row++) {
      PackedBytes.unpack(packed[row], masks[row], stored[row]);
    }
  }

  @Override
  public void take(int from, int to) {
    for (int row = from; row < to; row++) {
      for (int word = 0; word < masks[row].length; word++) {
        int at = word * Long.SIZE;
        masks[row][word] = inked(inks[row], at, Math.min(Long.SIZE, width - at));
      }
    }
  }

  /** A bit for each of up to 64 numbers: whether it is not the background, which is taken off. */
  private long inked(float[] row, int at, int count) {
    long ink = 0;
    for (int i = 0; i < count; i++) {
      float value = row[at + i] - background;
      row[at + i] = value;
      ink |= (value != 0 ? 1L : 0L) << i;
    }
    return ink;
  }

  private float ink(int row, int column) {
    return bytes != null ? inkOfByte[stored[row][column] & 0xFF] : inks[row][column];
  }

  /** Gathers the columns, ascending, where either of two rows has ink. */
  void columns(int first, int second, Gather gather) {
    gather.count = 0;
    for (int word = 0; word < masks[first].length; word++) {
      long ink = masks[first][word] | masks[second][word];
      for (; ink != 0; ink &= ink - 1) {
        int column = word * Long.SIZE + Long.numberOfTrailingZeros(ink);
        gather.add(column, ink(first, column), ink(second, column));
      }
    }
  }

  /**
   * Masks of rows by the columns of a share.
   *
   * @param rowMasks gets them: that of column c of the share at 64·group + c, for groups of 64 rows
   */
  void rowMasks(int share, int batch, long[] rowMasks) {
    int groups = (batch + Long.SIZE - 1) / Long.SIZE;
    for (int row = 0; row < groups * Long.SIZE; row++) {
      rowMasks[row] = row < batch ? masks[row][share] : 0;
    }
    for (int group = 0; group < groups; group++) {
      BitMatrix.transpose(rowMasks, group * Long.SIZE);
    }
  }

  /**
   * Gathers the rows, ascending, that have ink in either of two columns.
   *
   * @param rowMasks of the columns' share
   */
  void rows(int first, int second, long[] rowMasks, int batch, Gather gather) {
    gather.count = 0;
    for (int from = 0; from < batch; from += Long.SIZE) {
      long ink = rowMasks[from + first % Long.SIZE] | rowMasks[from + second % Long.SIZE];
      for (; ink != 0; ink &= ink - 1) {
        int row = from + Long.numberOfTrailingZeros(ink);
        gather.add(row, ink(row, first), ink(row, second));
      }
    }
  }
}
