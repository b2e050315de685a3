package dev.tandem.workbench.report.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Numbers as pixels, one each. */
public final class Raster {
  private static final int GAP = 2; // pixels between tiles

  private Raster() {}

  /**
   * A grey image as a PNG file's bytes.
   *
   * @param pixels [height, width], row after row, 0 (black) to 255 (white); NaN is black
   */
  public static byte[] png(float[] pixels, int height, int width) {
    return png(grey(pixels, height, width));
  }

  /**
   * Tiles of weights, row after row of them, as a PNG file's bytes: see {@link #weights}.
   *
   * @param columns how many tiles stand side by side
   */
  public static byte[] png(List<float[]> tiles, int height, int width, int columns) {
    return png(weights(tiles, height, width, columns));
  }

  static BufferedImage grey(float[] pixels, int height, int width) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels.length; i++) {
      int level = Math.round(Math.max(0, Math.min(255, pixels[i]))); // NaN becomes 0
      image.setRGB(i % width, i / width, new Color(level, level, level).getRGB());
    }
    return image;
  }

  /**
   * Blue above 0, vermilion below, white at 0; all tiles share one scale, whose end is their
   * largest size.
   *
   * @param tiles [height, width] each, row after row
   */
  static BufferedImage weights(List<float[]> tiles, int height, int width, int columns) {
    int rows = (tiles.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(
            columns * (width + GAP) - GAP, rows * (height + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
    double largest = 0;
    for (float[] tile : tiles) {
      for (float value : tile) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    fill(image, Palette.HAIRLINE);
    for (int i = 0; i < tiles.size(); i++) {
      int left = i % columns * (width + GAP);
      int top = i / columns * (height + GAP);
      for (int p = 0; p < tiles.get(i).length; p++) {
        double share = largest == 0 ? 0 : tiles.get(i)[p] / largest;
        image.setRGB(left + p % width, top + p / width, Palette.signed(share).getRGB());
      }
    }
    return image;
  }

  private static void fill(BufferedImage image, Color color) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, color.getRGB());
      }
    }
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a writer to memory", e);
    }
    return bytes.toByteArray();
  }
}
