package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.PanelChart;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Small plots side by side, each under its heading; legend and note stand below. */
final class PanelPicture {
  private static final int PLOT_HEIGHT = 170;
  private static final int HEADING = 20;
  private static final int MARGIN = 8;

  private PanelPicture() {}

  /** What is drawn, on how high a paper. */
  private record Sheet(int height, Consumer<Picture> drawing) {}

  static void write(Path file, PanelChart chart) {
    Sheet sheet = sheet(chart);
    Picture.writeAs(file, Picture.WIDTH, sheet.height(), sheet.drawing());
  }

  /** A pixel a point in few colours: a file of a few kilobytes. */
  static void writeSmall(Path png, PanelChart chart) {
    Sheet sheet = sheet(chart);
    Picture picture = new Picture(Picture.WIDTH, sheet.height());
    sheet.drawing().accept(picture);
    SmallImage.write(png, picture.pixels(), Picture.WIDTH, sheet.height());
  }

  private static Sheet sheet(PanelChart chart) {
    List<LineLook> looks =
        chart.panels().get(0).lines().stream().map(line -> LineLook.of(line.look())).toList();
    List<LineLegend.Entry> entries = LinePicture.entries(chart.panels().get(0).lines(), looks);
    Graphics2D ruler = new Picture(1, 1).graphics();
    double legend = new LineLegend(ruler, Picture.WIDTH, entries).height();
    double note = new Note(ruler, Picture.WIDTH, chart.note()).height();
    int plots = Picture.TITLE_HEIGHT + HEADING + PLOT_HEIGHT;
    int height = plots + MARGIN + (int) Math.ceil(legend + note);
    return new Sheet(
        height,
        picture -> {
          picture.title(chart.title());
          Graphics2D graphics = picture.graphics();
          int width = Picture.WIDTH / chart.panels().size();
          for (int i = 0; i < chart.panels().size(); i++) {
            draw(graphics, chart.panels().get(i), looks, i * width, width);
          }
          new LineLegend(graphics, Picture.WIDTH, entries).draw(plots);
          new Note(graphics, Picture.WIDTH, chart.note()).draw(plots + legend + MARGIN / 2.0);
        });
  }

  private static void draw(
      Graphics2D graphics, LineChart panel, List<LineLook> looks, int left, int width) {
    Lettering heading = new Lettering(graphics, Picture.bold(12), Palette.INK);
    heading.centred(
        heading.shortened(panel.title(), width - 20),
        left + width / 2.0,
        Picture.TITLE_HEIGHT + HEADING / 2.0);
    AffineTransform before = graphics.getTransform();
    graphics.translate(left, Picture.TITLE_HEIGHT + HEADING);
    new LinePlot(panel, looks).paint(graphics, width, PLOT_HEIGHT);
    graphics.setTransform(before);
  }
}
