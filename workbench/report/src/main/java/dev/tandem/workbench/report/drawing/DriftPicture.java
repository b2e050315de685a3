package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.DriftChart;
import dev.tandem.workbench.report.chart.DriftChart.Column;
import dev.tandem.workbench.report.chart.DriftChart.Line;
import dev.tandem.workbench.report.chart.DriftChart.Panel;
import dev.tandem.workbench.report.chart.Look;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How far two sessions differ by step and layer, on a logarithmic scale: a column per walk, a panel
 * per quantity, a line per layer. The dashed line is the tolerance; what does not differ at all
 * lies on the bottom. 1600 pixels wide.
 */
final class DriftPicture {
  private static final int PANEL_HEIGHT = 190;
  private static final int HEADING = 22;
  private static final int MARGIN = 10;
  private static final int MOST_MARKERS = 30; // steps; from there on they would hide the lines
  private static final double HIGHEST = 0; // as powers of ten, like all that is drawn
  private static final double EXACT = 1e-300; // stands for 0

  private DriftPicture() {}

  static void write(Path png, DriftChart chart) {
    List<Column> columns = chart.columns();
    int rows = columns.get(0).panels().size();
    List<Line> lines = columns.get(0).panels().get(0).lines();
    List<LineLegend.Entry> entries =
        IntStream.range(0, lines.size())
            .mapToObj(i -> new LineLegend.Entry(lines.get(i).label(), look(i), true))
            .toList();
    int plots = Picture.TITLE_HEIGHT + HEADING + rows * PANEL_HEIGHT;
    double legend = new LineLegend(new Picture(1, 1).graphics(), Picture.WIDTH, entries).height();
    Picture picture = new Picture(Picture.WIDTH, plots + (int) Math.ceil(legend) + MARGIN);
    picture.title(chart.title());
    int width = Picture.WIDTH / columns.size();
    double lowest = lowest(columns);
    for (int i = 0; i < columns.size(); i++) {
      draw(picture.graphics(), columns.get(i), lowest, chart.tolerance(), i * width, width);
    }
    new LineLegend(picture.graphics(), Picture.WIDTH, entries).draw(plots);
    picture.write(png);
  }

  private static void draw(
      Graphics2D graphics, Column column, double lowest, double tolerance, int left, int width) {
    Lettering heading = new Lettering(graphics, Picture.bold(13), Palette.INK);
    double middle = left + width / 2.0;
    double top = Picture.TITLE_HEIGHT;
    heading.centred(heading.shortened(column.title(), width - 20), middle, top + HEADING / 2.0);
    for (int row = 0; row < column.panels().size(); row++) {
      AffineTransform before = graphics.getTransform();
      graphics.translate(left, top + HEADING + row * PANEL_HEIGHT);
      plot(column.panels().get(row), column.steps(), lowest, tolerance, width)
          .paint(graphics, width, PANEL_HEIGHT);
      graphics.setTransform(before);
    }
  }

  private static XYChart plot(
      Panel panel, long[] steps, double lowest, double tolerance, int width) {
    XYChart chart = new XYChart(width, PANEL_HEIGHT);
    chart.setTitle(panel.title());
    chart.setXAxisTitle("step");
    style(chart.getStyler(), steps.length, lowest);
    double[] x = LongStream.of(steps).asDoubleStream().toArray();
    for (int i = 0; i < panel.lines().size(); i++) {
      Line line = panel.lines().get(i);
      if (line.hasContent()) {
        double[] y = drawable(line.perStep(), lowest);
        XYSeries series = chart.addSeries("layer " + i, x, y);
        LineLook look = look(i);
        series.setLineColor(look.color());
        series.setLineStyle(look.stroke());
        series.setMarker(steps.length <= MOST_MARKERS ? look.marker() : SeriesMarkers.NONE);
        series.setMarkerColor(look.color());
      }
    }
    tolerance(chart, x, tolerance);
    return chart;
  }

  private static void tolerance(XYChart chart, double[] steps, double tolerance) {
    double[] ends = {steps[0] - 0.5, steps[steps.length - 1] + 0.5};
    XYSeries series =
        chart.addSeries(
            "tolerance", ends, new double[] {Math.log10(tolerance), Math.log10(tolerance)});
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(Palette.WRONG);
    series.setLineStyle(
        new BasicStroke(
            1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5, 4}, 0f));
  }

  /** Powers of ten within the plot. */
  private static double[] drawable(double[] values, double lowest) {
    return DoubleStream.of(values)
        .map(value -> Double.isNaN(value) ? value : Math.log10(Math.max(EXACT, value)))
        .map(power -> Double.isNaN(power) ? power : Math.min(HIGHEST, Math.max(lowest, power)))
        .toArray();
  }

  /** The power of ten, a multiple of five, below all values that are not 0. */
  private static double lowest(List<Column> columns) {
    double smallest =
        columns.stream()
            .flatMap(column -> column.panels().stream())
            .flatMap(panel -> panel.lines().stream())
            .flatMapToDouble(line -> DoubleStream.of(line.perStep()))
            .filter(value -> value > 0)
            .min()
            .orElse(1e-5);
    return 5 * Math.floor(Math.log10(Math.min(1e-5, Math.max(EXACT, smallest))) / 5);
  }

  private static LineLook look(int layer) {
    return LineLook.of(Look.of(layer, Look.Stroke.STRONG));
  }

  private static void style(XYStyler styler, int steps, double lowest) {
    PlotStyle.apply(styler);
    styler.setChartTitleVisible(true);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(Picture.font(12));
    styler.setChartFontColor(Palette.INK);
    styler.setAxisTitleFont(Picture.font(11));
    styler.setAxisTickLabelsFont(Picture.font(10));
    styler.setYAxisMin(lowest);
    styler.setYAxisMax(HIGHEST);
    styler.setYAxisTickMarkSpacingHint(30);
    styler.setyAxisTickLabelsFormattingFunction(
        power -> power == 0 ? "1" : String.format(Locale.ROOT, "1e%.0f", power));
    styler.setXAxisDecimalPattern("0");
    styler.setXAxisMin(0.5);
    styler.setXAxisMax(steps + 0.5);
  }
}
