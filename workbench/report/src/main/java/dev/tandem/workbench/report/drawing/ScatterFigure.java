package dev.tandem.workbench.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Predicted against actual numbers, a panel a contender, two side by side; all panels share one
 * range, and a line shows where the two are equal. 1600 pixels wide.
 */
public final class ScatterFigure {
  /** Rows that a panel shows at most: more would only fill it. */
  static final int MOST_POINTS = 2000;

  private static final int PANEL_HEIGHT = 400;
  private static final int HEADING = 24;
  private static final int NOTE_HEIGHT = 30;
  private static final int PER_ROW = 2;
  private static final int OPACITY = 110; // of 255

  private ScatterFigure() {}

  /**
   * One contender's rows.
   *
   * @param actual one a row
   * @param predicted one a row; rows where it is not finite are left out
   */
  public record Panel(String title, double[] actual, double[] predicted) {}

  /**
   * Draws the panels; of very many rows the first ones.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void write(Path png, String title, List<Panel> panels) {
    int rows = (panels.size() + PER_ROW - 1) / PER_ROW;
    int perRow = Math.min(PER_ROW, panels.size());
    int width = Picture.WIDTH / perRow;
    int height = Picture.TITLE_HEIGHT + rows * PANEL_HEIGHT + NOTE_HEIGHT;
    double[] range = range(panels);

    Picture.write(
        png,
        Picture.WIDTH,
        height,
        picture -> {
          picture.title(title);
          for (int i = 0; i < panels.size(); i++) {
            int left = i % PER_ROW * width;
            int top = Picture.TITLE_HEIGHT + i / PER_ROW * PANEL_HEIGHT;
            draw(picture.graphics(), panels.get(i), i, range, left, top, width);
          }
          note(picture.graphics(), panels, height);
        });
  }

  private static void draw(
      Graphics2D graphics,
      Panel panel,
      int contender,
      double[] range,
      int left,
      int top,
      int width) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(left, top);
    Lettering heading = new Lettering(graphics, Picture.bold(14), Palette.INK);
    heading.centred(heading.shortened(panel.title(), width - 20), width / 2.0, HEADING / 2.0);
    graphics.translate(0, HEADING);
    plot(panel, contender, range, width).paint(graphics, width, PANEL_HEIGHT - HEADING);
    graphics.setTransform(before);
  }

  private static XYChart plot(Panel panel, int contender, double[] range, int width) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(PANEL_HEIGHT - HEADING)
            .xAxisTitle("actual")
            .yAxisTitle("predicted")
            .build();
    style(chart.getStyler(), range);
    int[] shown = shown(panel);
    if (shown.length > 0) {
      XYSeries points =
          chart.addSeries("rows", pick(panel.actual(), shown), pick(panel.predicted(), shown));
      Color color = Palette.contender(contender);
      points.setMarker(SeriesMarkers.CIRCLE);
      points.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), OPACITY));
      points.setLineStyle(SeriesLines.NONE);
    }
    XYSeries equal = chart.addSeries("equal", range, range);
    equal.setMarker(SeriesMarkers.NONE);
    equal.setLineColor(Palette.FAINT_INK);
    equal.setLineStyle(new BasicStroke(1f));
    return chart;
  }

  private static void style(XYStyler styler, double[] range) {
    styler.setLegendVisible(false);
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderColor(Palette.FAINT_INK);
    styler.setPlotGridLinesColor(Palette.HAIRLINE);
    styler.setChartTitleVisible(false);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setAxisTitleFont(Picture.font(13));
    styler.setAxisTickLabelsFont(Picture.font(12));
    styler.setLocale(Locale.ROOT);
    styler.setMarkerSize(4);
    TickText.onBothAxes(styler);
    styler.setXAxisMin(range[0]);
    styler.setXAxisMax(range[1]);
    styler.setYAxisMin(range[0]);
    styler.setYAxisMax(range[1]);
  }

  private static void note(Graphics2D graphics, List<Panel> panels, int height) {
    int most = panels.stream().mapToInt(panel -> panel.actual().length).max().orElse(0);
    String which =
        most > MOST_POINTS ? "the first " + MOST_POINTS + " of " + most + " rows" : "all rows";
    new Lettering(graphics, Picture.font(11), Palette.FAINT_INK)
        .centred(
            which + "; on the line, predicted and actual are equal",
            Picture.WIDTH / 2.0,
            height - NOTE_HEIGHT / 2.0);
  }

  /** All finite numbers with some air. */
  static double[] range(List<Panel> panels) {
    double[] values =
        panels.stream()
            .flatMapToDouble(
                panel ->
                    DoubleStream.concat(
                        Arrays.stream(pick(panel.actual(), shown(panel))),
                        Arrays.stream(pick(panel.predicted(), shown(panel)))))
            .toArray();
    if (values.length == 0) {
      return new double[] {0, 1};
    }
    double low = Arrays.stream(values).min().getAsDouble();
    double high = Arrays.stream(values).max().getAsDouble();
    double air = high > low ? (high - low) * 0.03 : Math.max(Math.abs(high) * 0.05, 1e-3);
    return new double[] {low - air, high + air};
  }

  private static int[] shown(Panel panel) {
    return IntStream.range(0, Math.min(MOST_POINTS, panel.actual().length))
        .filter(row -> Double.isFinite(panel.predicted()[row]))
        .toArray();
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
