package dev.tandem.workbench.report.drawing;

import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart as PNG and SVG, 800 x 500 points and taller where the legend or the note needs it: one
 * colour a contender; legend and note stand below the plot.
 */
public final class ChartPicture {
  static final int HEIGHT = 500;

  private static final int LEGEND_MARGIN = 10;
  private static final int LEAST_PLOT = 300;

  private ChartPicture() {}

  /**
   * Draws the lines, or an empty plot where no value is finite.
   *
   * @param png the SVG file gets the same name
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static void write(Path png, Chart chart) {
    List<LineLook> looks = looks(chart.lines());
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
          new ChartPlot(chart, looks).paint(graphics, Picture.WIDTH, plot);
          new LineLegend(graphics, Picture.WIDTH, entries).draw(plot);
          new Note(graphics, Picture.WIDTH, chart.note()).draw(plot + legend + LEGEND_MARGIN / 2.0);
        });
  }

  private static List<LineLook> looks(List<Chart.Line> lines) {
    int contenders = 1 + lines.stream().mapToInt(Chart.Line::contender).max().orElse(0);
    return lines.stream()
        .map(
            line ->
                line.contender() == Chart.NOBODY
                    ? LineLook.reference()
                    : LineLook.of(line.contender(), contenders, line.stroke()))
        .toList();
  }

  private static List<LineLegend.Entry> entries(List<Chart.Line> lines, List<LineLook> looks) {
    List<LineLegend.Entry> entries = new ArrayList<>();
    IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).stroke() != Chart.Stroke.REFERENCE)
        .forEach(
            i -> {
              Chart.Line line = lines.get(i);
              entries.add(
                  new LineLegend.Entry(
                      line.label(),
                      looks.get(i),
                      ChartPlot.isLined(line),
                      ChartPlot.isMarked(line) || !ChartPlot.isLined(line)));
            });
    return entries;
  }
}
