package dev.tandem.workbench.report.drawing;

import dev.tandem.file.WholeFile;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * White paper to draw on. Everything is measured in points, each of {@link #SCALE} pixels a side,
 * so that a picture stays crisp on fine screens.
 */
final class Picture {
  static final int SCALE = 2;

  /** The width of an ordinary picture in points. */
  static final int WIDTH = 800;

  static final int TITLE_HEIGHT = 44;

  private final int width;
  private final BufferedImage image;
  private final Graphics2D graphics;

  Picture(int width, int height) {
    this.width = width;
    image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    whiten(height);
  }

  private Picture(int width, int height, Graphics2D drawing) {
    this.width = width;
    image = null;
    graphics = drawing;
    whiten(height);
  }

  private void whiten(int height) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width, height);
  }

  /**
   * Draws the same twice: pixels into the PNG file, shapes into an SVG file of the same name beside
   * it.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  static void write(Path png, int width, int height, Consumer<Picture> drawing) {
    writeAs(png, width, height, drawing);
    String name = png.getFileName().toString().replaceFirst("\\.png$", ".svg");
    writeAs(png.resolveSibling(name), width, height, drawing);
  }

  /**
   * Draws into one file: pixels or, where its name does not end in .png, shapes as SVG.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  static void writeAs(Path file, int width, int height, Consumer<Picture> drawing) {
    if (isPng(file)) {
      Picture pixels = new Picture(width, height);
      drawing.accept(pixels);
      pixels.write(file);
    } else {
      SvgFile svg = new SvgFile(width, height);
      drawing.accept(new Picture(width, height, svg.graphics()));
      write(file, svg::write);
    }
  }

  static boolean isPng(Path file) {
    return file.toString().endsWith(".png");
  }

  /** Sets the title across the top, smaller where it is too long. */
  void title(String text) {
    new Lettering(graphics, bold(16), Palette.INK)
        .fitting(text, width - TITLE_HEIGHT)
        .centred(text, width / 2.0, TITLE_HEIGHT / 2.0);
  }

  Graphics2D graphics() {
    return graphics;
  }

  static Font font(double points) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) points);
  }

  static Font bold(double points) {
    return font(points).deriveFont(Font.BOLD);
  }

  /** Returns its pixels. */
  BufferedImage pixels() {
    return image;
  }

  /** Writes beside the place and renames into it, so that nobody reads half a picture. */
  void write(Path png) {
    try {
      write(
          png,
          out -> {
            if (!ImageIO.write(image, "png", out)) {
              throw new IOException("this Java writes no PNG files");
            }
          });
    } finally {
      graphics.dispose();
    }
  }

  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  static void write(Path file, Writing writing) {
    Path whole = file.toAbsolutePath();
    try {
      Files.createDirectories(whole.getParent());
      WholeFile.write(
          whole,
          WholeFile.Lasting.IN_CACHE,
          channel -> writing.to(Channels.newOutputStream(channel)));
    } catch (IOException failure) {
      throw new UncheckedIOException(file + ": the chart cannot be written", failure);
    }
  }
}
