package dev.tandem.datasets.source;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.TrainingRows;
import dev.tandem.model.Safetensors.Entry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Grey images, a byte a pixel.
 *
 * @param parts whose rows follow one another; of two, the second is the test rows
 * @param shape of every image
 * @param normalization how pixels become features
 */
record ImageRows(
    List<Part> parts,
    ImageShape shape,
    Normalization normalization,
    List<String> classes,
    List<String> notes)
    implements RawRows {
  ImageRows(List<Part> parts, ImageShape shape, Normalization normalization, List<String> classes) {
    this(parts, shape, normalization, classes, List.of());
  }

  /**
   * @param pixels [rows, pixels of an image]
   * @param labels by row
   */
  record Part(byte[] pixels, int[] labels) {}

  /** The mean and deviation of pixel / 255 that pixels are normalized with. */
  @FunctionalInterface
  interface Normalization {
    Preprocessing.Pixels of(ImageRows images, int[] trainingRows);
  }

  @Override
  public Targets targets() {
    int[] labels = parts.stream().flatMapToInt(part -> IntStream.of(part.labels())).toArray();
    return new Targets.Classes(labels, classes);
  }

  @Override
  public OptionalInt firstTestRow() {
    return parts.size() == 2 ? OptionalInt.of(firstRows()) : OptionalInt.empty();
  }

  @Override
  public int sourceRow(int row) {
    return row < firstRows() ? row : row - firstRows();
  }

  @Override
  public Optional<ImageShape> image() {
    return Optional.of(shape);
  }

  @Override
  public FittedRows fit(TrainingRows training) {
    return new Fitted(normalization.of(this, training.rows()));
  }

  @Override
  public FittedRows fitted(Preprocessing preprocessing) {
    return new Fitted(PreprocessingKinds.require(Preprocessing.Pixels.class, preprocessing));
  }

  private int firstRows() {
    return parts.get(0).labels().length;
  }

  private int width() {
    return shape.height() * shape.width();
  }

  private byte[] pixels(int row) {
    return parts.get(row < firstRows() ? 0 : 1).pixels();
  }

  /** Mean and deviation of the training rows' own pixels. */
  static Preprocessing.Pixels fitted(ImageRows images, int[] trainingRows) {
    long sum = 0;
    long squares = 0; // of whole numbers: exact
    for (int row : trainingRows) {
      byte[] pixels = images.pixels(row);
      int from = images.sourceRow(row) * images.width();
      for (int i = from; i < from + images.width(); i++) {
        int pixel = pixels[i] & 0xFF;
        sum += pixel;
        squares += (long) pixel * pixel;
      }
    }
    double count = (double) trainingRows.length * images.width();
    double mean = sum / count;
    double deviation = Math.sqrt(squares / count - mean * mean);
    return new Preprocessing.Pixels(
        images.shape(), mean / 255, deviation == 0 ? 1 : deviation / 255);
  }

  private final class Fitted implements FittedRows {
    private final Preprocessing.Pixels preprocessing;

    Fitted(Preprocessing.Pixels preprocessing) {
      this.preprocessing = preprocessing;
    }

    @Override
    public Preprocessing preprocessing() {
      return preprocessing;
    }

    @Override
    public List<String> featureNames() {
      return pixelNames(shape);
    }

    @Override
    public Entry encode(int[] rows) {
      byte[] chosen = new byte[rows.length * width()];
      for (int i = 0; i < rows.length; i++) {
        int from = sourceRow(rows[i]) * width();
        System.arraycopy(pixels(rows[i]), from, chosen, i * width(), width());
      }
      return Entry.ofBytes(chosen, rows.length, width());
    }
  }

  /** {@code "pixel y,x"}, row by row. */
  static List<String> pixelNames(ImageShape shape) {
    return IntStream.range(0, shape.height() * shape.width())
        .mapToObj(i -> "pixel " + i / shape.width() + "," + i % shape.width())
        .toList();
  }
}
