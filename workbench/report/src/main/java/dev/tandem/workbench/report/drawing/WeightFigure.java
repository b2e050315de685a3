package dev.tandem.workbench.report.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/** Weights as pictures, a panel a contender, two side by side; 800 points wide. */
public final class WeightFigure {
  /** Tiles side by side in a panel. */
  public static final int COLUMNS = 8;

  private static final int PER_ROW = 2;
  private static final int MARGIN = 20;
  private static final int HEADING = 26;

  private WeightFigure() {}

  /**
   * One contender's units.
   *
   * @param tiles [height, width] each, row after row; all panels have as many
   */
  public record Panel(String title, List<float[]> tiles) {}

  /**
   * Draws the panels.
   *
   * @param height of every tile, in its own pixels
   * @param width of every tile, in its own pixels
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static void write(
      Path png, String title, String note, int height, int width, List<Panel> panels) {
    int perRow = Math.min(PER_ROW, panels.size());
    int panelWidth = Picture.WIDTH / perRow;
    List<BufferedImage> images =
        panels.stream().map(p -> Raster.weights(p.tiles(), height, width, COLUMNS)).toList();
    double scale =
        Math.min(panelWidth - 2.0 * MARGIN, Picture.WIDTH * 0.6) / images.get(0).getWidth();
    int tilesHeight = (int) Math.ceil(images.get(0).getHeight() * scale);
    int rows = (panels.size() + perRow - 1) / perRow;
    int top = Picture.TITLE_HEIGHT;
    int below = top + rows * (HEADING + tilesHeight + MARGIN);
    double words = new Note(new Picture(1, 1).graphics(), Picture.WIDTH, note).height();
    Picture.write(
        png,
        Picture.WIDTH,
        below + (int) Math.ceil(words),
        picture -> {
          picture.title(title);
          for (int i = 0; i < panels.size(); i++) {
            double middle = (i % perRow + 0.5) * panelWidth;
            int y = top + i / perRow * (HEADING + tilesHeight + MARGIN);
            draw(picture.graphics(), panels.get(i).title(), images.get(i), scale, middle, y);
          }
          new Note(picture.graphics(), Picture.WIDTH, note).draw(below);
        });
  }

  private static void draw(
      Graphics2D graphics, String title, BufferedImage image, double scale, double middle, int y) {
    Lettering heading = new Lettering(graphics, Picture.bold(14), Palette.INK);
    int width = (int) Math.round(image.getWidth() * scale);
    heading.centred(heading.shortened(title, width), middle, y + HEADING / 2.0);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(
        image,
        (int) Math.round(middle - width / 2.0),
        y + HEADING,
        width,
        (int) Math.round(image.getHeight() * scale),
        null);
  }
}
