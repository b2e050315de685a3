package dev.tandem.datasets;

import dev.tandem.data.Features;
import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.datasets.images.GreyImage;
import dev.tandem.datasets.images.HandwrittenDigit;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;

/**
 * Turns a picture into the features that a model of images takes.
 *
 * @param features of one row
 * @param note what was done to the picture, in a line
 */
public record ImageEncoder(Features features, String note) {
  private static final Set<String> DIGITS = Set.of("mnist", "digits");

  /** Whether a name says that a file holds a picture. */
  public static boolean isPicture(Path file) {
    return GreyImage.isPicture(file);
  }

  /**
   * A picture of a digit is brought into MNIST's form for models of such; any other is scaled.
   *
   * @param source what the model was trained on
   * @throws dev.tandem.data.DataException if it is no picture, or of one colour where a digit
   *     should be
   */
  public static ImageEncoder encode(Path file, Preprocessing.Pixels preprocessing, String source) {
    GreyImage picture = GreyImage.read(file);
    ImageShape shape = preprocessing.shape();
    if (DIGITS.contains(source)) {
      HandwrittenDigit digit = HandwrittenDigit.of(file.toString(), picture);
      return new ImageEncoder(features(digit.image(), preprocessing), digit.note());
    }
    String size = shape.width() + "x" + shape.height();
    String own = picture.width() + "x" + picture.height();
    return new ImageEncoder(
        features(picture.scaled(shape.width(), shape.height()), preprocessing),
        file + ": " + (own.equals(size) ? "taken as it is" : "scaled from " + own + " to " + size));
  }

  private static Features features(GreyImage image, Preprocessing.Pixels pixels) {
    return Features.of(
        ByteBuffer.wrap(image.bytes()), image.pixels().length, pixels.scale(), pixels.offset());
  }
}
