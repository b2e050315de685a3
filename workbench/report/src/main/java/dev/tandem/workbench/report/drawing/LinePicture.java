package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart as PNG and SVG, 800 x 500 points and taller where the legend or the note needs it: legend
 * and note stand below the plot.
 */
final class LinePicture {
  static final int HEIGHT = 500;

  private static final int LEGEND_MARGIN = 10;
  private static final int LEAST_PLOT = 300;

  private LinePicture() {}

  /**
   * Draws the lines, or an empty plot where no value is finite.
   *
   * @param png the SVG file gets the same name
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  static void write(Path png, LineChart chart) {
    List<LineLook> looks = chart.lines().stream().map(line -> LineLook.of(line.look())).toList();
    Graphics2D ruler = new Picture(1, 1).graphics();
    List<LineLegend.Entry> entries = entries(chart.lines(), looks);
    double legend = new LineLegend(ruler, Picture.WIDTH, entries).height();
    double note = new Note(ruler, Picture.WIDTH, chart.note()).height();
    int below = LEGEND_MARGIN + (int) Math.ceil(legend + note);
    int plot = Math.max(LEAST_PLOT, HEIGHT - Picture.TITLE_HEIGHT - below);
    Picture.write(
        png,
        Picture.WIDTH,
        Picture.TITLE_HEIGHT + plot + below,
        picture -> {
          picture.title(chart.title());
          Graphics2D graphics = picture.graphics();
          graphics.translate(0, Picture.TITLE_HEIGHT);
          new LinePlot(chart, looks).paint(graphics, Picture.WIDTH, plot);
          new LineLegend(graphics, Picture.WIDTH, entries).draw(plot);
          new Note(graphics, Picture.WIDTH, chart.note()).draw(plot + legend + LEGEND_MARGIN / 2.0);
        });
  }

  static List<LineLegend.Entry> entries(List<Line> lines, List<LineLook> looks) {
    List<LineLegend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!line.isReference()) {
        boolean lined = line.look().stroke().isLined();
        entries.add(new LineLegend.Entry(line.label(), looks.get(i), lined));
      }
    }
    return entries;
  }
}
