package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.chart.WeightChart;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;

/** Weights as images, a panel per contender, two side by side; 800 points wide. */
final class WeightPicture {
  private static final int PER_ROW = 2;
  private static final int MARGIN = 20;
  private static final int HEADING = 26;

  private WeightPicture() {}

  static void write(Path png, WeightChart chart) {
    List<WeightChart.Panel> panels = chart.panels();
    int perRow = Math.min(PER_ROW, panels.size());
    int panelWidth = Picture.WIDTH / perRow;
    List<Raster> images = panels.stream().map(chart::raster).toList();
    double scale = Math.min(panelWidth - 2.0 * MARGIN, Picture.WIDTH * 0.6) / images.get(0).width();
    int tilesHeight = (int) Math.ceil(images.get(0).height() * scale);
    int rows = (panels.size() + perRow - 1) / perRow;
    int top = Picture.TITLE_HEIGHT;
    int below = top + rows * (HEADING + tilesHeight + MARGIN);
    double words = new Note(new Picture(1, 1).graphics(), Picture.WIDTH, chart.note()).height();
    Picture.write(
        png,
        Picture.WIDTH,
        below + (int) Math.ceil(words),
        picture -> {
          picture.title(chart.title());
          for (int i = 0; i < panels.size(); i++) {
            double middle = (i % perRow + 0.5) * panelWidth;
            int y = top + i / perRow * (HEADING + tilesHeight + MARGIN);
            draw(picture.graphics(), panels.get(i).title(), images.get(i), scale, middle, y);
          }
          new Note(picture.graphics(), Picture.WIDTH, chart.note()).draw(below);
        });
  }

  private static void draw(
      Graphics2D graphics, String title, Raster image, double scale, double middle, int y) {
    Lettering heading = new Lettering(graphics, Picture.bold(14), Palette.INK);
    int width = (int) Math.round(image.width() * scale);
    heading.centred(heading.shortened(title, width), middle, y + HEADING / 2.0);
    double left = middle - width / 2.0;
    Drawing.draw(graphics, image, left, y + HEADING, width, image.height() * scale);
  }
}
