package dev.tandem.workbench.report.drawing;

import dev.tandem.tensor.ShapeException;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;

/**
 * Grey test images with what they are and what each contender took them for, three to a row, 1600
 * pixels wide: "actual 7 · scratch 7 · pytorch 1". Wrong answers are red and bold, and their images
 * framed.
 */
public final class SampleGrid {
  /** How many images a figure shows at most. */
  public static final int MOST = 12;

  private static final int COLUMNS = 3;
  private static final double TILE_WIDTH = (double) Picture.WIDTH / COLUMNS;
  private static final double IMAGE_SIDE = 168;
  private static final double GAP = 10;
  private static final double BOTTOM = 12;

  private SampleGrid() {}

  /**
   * One image.
   *
   * @param pixels [height, width], row after row, 0 (black) to 255 (white)
   */
  public record Sample(float[] pixels, String actual, List<Answer> answers) {}

  /** What one contender took an image for: wrong if that differs from the actual class's name. */
  public record Answer(String contender, String answer) {}

  /**
   * Draws the images, usually nine.
   *
   * @param height of every image, in its own pixels
   * @param width of every image, in its own pixels
   * @throws ShapeException if a sample has another number of pixels
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void write(Path png, String title, int height, int width, List<Sample> samples) {
    samples.forEach(sample -> requirePixels(sample, height, width));
    Graphics2D ruler = new Picture(1, 1).graphics();
    double captions =
        samples.stream().mapToDouble(sample -> caption(ruler, sample).height()).max().orElse(0);
    double tileHeight = IMAGE_SIDE + GAP + captions + GAP;
    int rows = (samples.size() + COLUMNS - 1) / COLUMNS;

    Picture.write(
        png,
        Picture.WIDTH,
        (int) Math.ceil(Picture.TITLE_HEIGHT + rows * tileHeight + BOTTOM),
        picture -> {
          picture.title(title);
          draw(picture.graphics(), tileHeight, height, width, samples);
        });
  }

  private static void draw(
      Graphics2D graphics, double tileHeight, int height, int width, List<Sample> samples) {
    for (int i = 0; i < samples.size(); i++) {
      double middle = (i % COLUMNS + 0.5) * TILE_WIDTH;
      double top = Picture.TITLE_HEIGHT + i / COLUMNS * tileHeight;
      drawImage(graphics, samples.get(i), height, width, middle, top);
      caption(graphics, samples.get(i)).draw(middle, top + IMAGE_SIDE + GAP);
    }
  }

  private static Caption caption(Graphics2D graphics, Sample sample) {
    return Caption.of(graphics, TILE_WIDTH - 2 * GAP, sample);
  }

  private static void drawImage(
      Graphics2D graphics, Sample sample, int height, int width, double middle, double top) {
    double scale = IMAGE_SIDE / Math.max(height, width);
    Rectangle2D place =
        new Rectangle2D.Double(
            middle - width * scale / 2,
            top + (IMAGE_SIDE - height * scale) / 2,
            width * scale,
            height * scale);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(
        Raster.grey(sample.pixels(), height, width),
        (int) Math.round(place.getX()),
        (int) Math.round(place.getY()),
        (int) Math.round(place.getWidth()),
        (int) Math.round(place.getHeight()),
        null);
    boolean wrong = sample.answers().stream().anyMatch(a -> !a.answer().equals(sample.actual()));
    graphics.setColor(wrong ? Palette.WRONG : Palette.HAIRLINE);
    graphics.setStroke(new BasicStroke(wrong ? 4 : 1));
    graphics.draw(place);
  }

  private static void requirePixels(Sample sample, int height, int width) {
    if (sample.pixels().length != height * width) {
      throw new ShapeException(
          "sample of actual class " + sample.actual(),
          "pixels [" + height + ", " + width + "]",
          sample.pixels().length + " values");
    }
  }
}
