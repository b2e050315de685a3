package dev.tandem.datasets.images;

import dev.tandem.data.DataException;
import dev.tandem.file.PlainFile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture in grey.
 *
 * @param pixels [height, width], 0 for black to 255 for white
 */
public record GreyImage(int width, int height, double[] pixels) {
  private static final int MOST_PIXELS = 100_000_000;

  /** No format packs more into a byte: deflate unpacks to 1032 times as much, of 8 pixels each. */
  private static final int MOST_PIXELS_A_BYTE = 8 * 1032;

  /** Whether a name says that a file holds a picture. */
  public static boolean isPicture(Path file) {
    return file.getFileName()
        .toString()
        .toLowerCase(Locale.ROOT)
        .matches("[^.].*\\.(png|jpe?g|gif|bmp)");
  }

  /**
   * Reads a file; what is transparent is white.
   *
   * @throws DataException if it is no picture
   */
  public static GreyImage read(Path file) {
    PlainFile.otherwise(file)
        .ifPresent(
            got -> {
              throw new DataException(file.toString(), "a picture", got);
            });
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataException(
            file.toString(), "a picture (PNG, JPEG, GIF or BMP)", "something else");
      }
      return of(decode(file, readers.next(), in));
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the JDK's readers throw all sorts
      String got = e.getMessage() == null ? "damaged bytes" : e.getMessage();
      throw new DataException(file + ": expected a whole picture, got " + got, e);
    }
  }

  /** A few bytes can unpack to gigabytes, so the size is read before the pixels. */
  private static BufferedImage decode(Path file, ImageReader reader, ImageInputStream in)
      throws IOException {
    try {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      String size = reader.getWidth(0) + "x" + reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new DataException(file.toString(), "a picture of at most 100 million pixels", size);
      }
      if (pixels > in.length() * MOST_PIXELS_A_BYTE) {
        throw new DataException(
            file.toString(), "a whole picture", in.length() + " bytes for " + size + " pixels");
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static GreyImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    double[] pixels = new double[width * height];
    ColorModel colors = image.getColorModel();
    Raster raster = image.getRaster();
    boolean grey = raster.getNumBands() <= 2 && !(colors instanceof IndexColorModel);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = grey ? sample(raster, x, y) : brightness(image.getRGB(x, y));
      }
    }
    return new GreyImage(width, height, pixels);
  }

  /** As it is stored: getRGB would take grey for linear, and make it lighter. */
  private static double sample(Raster raster, int x, int y) {
    double grey = 255 * share(raster, x, y, 0);
    double opaque = raster.getNumBands() == 2 ? share(raster, x, y, 1) : 1;
    return opaque * grey + (1 - opaque) * 255;
  }

  private static double share(Raster raster, int x, int y, int band) {
    int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
    return raster.getSample(x, y, band) / (double) most;
  }

  /** ITU-R BT.601. */
  private static double brightness(int argb) {
    double opaque = (argb >>> 24) / 255.0;
    double grey = 0.299 * (argb >> 16 & 0xFF) + 0.587 * (argb >> 8 & 0xFF) + 0.114 * (argb & 0xFF);
    return opaque * grey + (1 - opaque) * 255;
  }

  /**
   * Returns it in another size: each pixel is the mean of what it covers; where there are more
   * pixels than before, between the two nearest.
   */
  public GreyImage scaled(int newWidth, int newHeight) {
    double[] narrow = Resampling.rows(pixels, height, width, newWidth);
    double[] turned = Resampling.transposed(narrow, height, newWidth);
    double[] small = Resampling.rows(turned, newWidth, height, newHeight);
    return new GreyImage(newWidth, newHeight, Resampling.transposed(small, newWidth, newHeight));
  }

  /** A byte a pixel, rounded. */
  public byte[] bytes() {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(Math.max(0, Math.min(255, pixels[i])));
    }
    return bytes;
  }

  double at(int x, int y) {
    return pixels[y * width + x];
  }
}
