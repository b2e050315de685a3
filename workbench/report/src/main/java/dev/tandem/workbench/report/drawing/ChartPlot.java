package dev.tandem.workbench.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
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

/** Axes and lines of a chart, drawn by XChart. */
record ChartPlot(Chart chart, List<LineLook> looks) {
  private static final int MOST_MARKERS = 30; // from there on they would hide the lines
  private static final int OPACITY_OF_BANDS = 45; // of 255

  void paint(Graphics2D graphics, int width, int height) {
    XYChart plot =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle(chart.x().label())
            .yAxisTitle(chart.y().label())
            .build();
    style(plot.getStyler());
    scale(plot.getStyler());
    for (int i = 0; i < chart.lines().size(); i++) {
      addBand(plot, "band " + i, chart.lines().get(i), looks.get(i));
    }
    for (int i = 0; i < chart.lines().size(); i++) {
      Chart.Line line = finite(chart.lines().get(i));
      if (line.x().length > 0) {
        if (isLined(line)) {
          addLine(plot, "line " + i, line, looks.get(i));
        }
        addMarkers(plot, "markers " + i, line, looks.get(i));
      }
    }
    plot.paint(graphics, width, height);
  }

  static boolean isLined(Chart.Line line) {
    return line.stroke() != Chart.Stroke.POINTS && line.stroke() != Chart.Stroke.MARKS;
  }

  /** Whether marks stand on every value. */
  static boolean isMarked(Chart.Line line) {
    return line.x().length <= MOST_MARKERS && line.stroke() != Chart.Stroke.REFERENCE;
  }

  private static void addLine(XYChart plot, String name, Chart.Line line, LineLook look) {
    boolean close = line.x().length > MOST_MARKERS;
    int parts = close ? Math.max(1, Picture.WIDTH / line.x().length) : 1;
    XYSeries series = plot.addSeries(name, divided(line.x(), parts), divided(line.y(), parts));
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(look.color());
    series.setLineStyle(look.stroke());
    series.setSmooth(close);
  }

  /** On every value of a short line; of a long one on those that no line can show. */
  private static void addMarkers(XYChart plot, String name, Chart.Line line, LineLook look) {
    boolean all = isMarked(line) || !isLined(line);
    double[] marked =
        IntStream.range(0, line.y().length)
            .mapToDouble(i -> all || isLone(line.y(), i) ? line.y()[i] : Double.NaN)
            .toArray();
    XYSeries series = plot.addSeries(name, line.x(), marked);
    series.setMarker(look.marker());
    series.setMarkerColor(look.color());
    series.setLineStyle(SeriesLines.NONE);
  }

  private static void addBand(XYChart plot, String name, Chart.Line line, LineLook look) {
    int[] there =
        IntStream.range(0, line.low().length)
            .filter(i -> Double.isFinite(line.low()[i]) && Double.isFinite(line.high()[i]))
            .toArray();
    if (there.length == 0) {
      return;
    }
    int[] back = IntStream.range(0, there.length).map(i -> there[there.length - 1 - i]).toArray();
    XYSeries series =
        plot.addSeries(
            name,
            joined(pick(line.x(), there), pick(line.x(), back)),
            joined(pick(line.low(), there), pick(line.high(), back)));
    Color color = look.color();
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(
        new Color(color.getRed(), color.getGreen(), color.getBlue(), OPACITY_OF_BANDS));
    series.setLineColor(new Color(0, 0, 0, 0));
    series.setLineStyle(new BasicStroke(0f));
    series.setMarker(SeriesMarkers.NONE);
  }

  /**
   * The same line with points in between. XChart starts the dashes anew at each point, so that many
   * short pieces look solid; not so in a smooth line, whose bends then are too small to see.
   */
  static double[] divided(double[] values, int parts) {
    double[] points = new double[(values.length - 1) * parts + 1];
    for (int i = 0; i < points.length; i++) {
      double share = (double) (i % parts) / parts;
      double from = values[i / parts];
      points[i] = share == 0 ? from : from + share * (values[i / parts + 1] - from);
    }
    return points;
  }

  private static void style(XYStyler styler) {
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
    styler.setPlotContentSize(0.95);
    TickText.onBothAxes(styler);
  }

  /** Few whole numbers get a tick each (XChart's choice for even spacing), many round ones. */
  private void scale(XYStyler styler) {
    double[] x = values(chart.lines().stream().map(Chart.Line::x).toList());
    boolean whole = x.length > 0 && Arrays.stream(x).allMatch(value -> value == Math.rint(value));
    double last = Arrays.stream(x).max().orElse(1);
    if (Double.isFinite(chart.x().low())) {
      styler.setXAxisMin(chart.x().low());
      styler.setXAxisMax(chart.x().high());
    } else if (whole) {
      styler.setXAxisDecimalPattern("0");
      if (last > MOST_MARKERS) {
        styler.setXAxisMin(0.0);
        styler.setXAxisMax(last + 0.5); // not even with the values
      }
    }
    double[] range = valueRange(chart);
    styler.setYAxisMin(range[0]);
    styler.setYAxisMax(range[1]);
  }

  /** As the axis says, or all finite values with some air; see {@link ValueRange}. */
  static double[] valueRange(Chart chart) {
    if (Double.isFinite(chart.y().low())) {
      return new double[] {chart.y().low(), chart.y().high()};
    }
    return ValueRange.of(
        values(
            chart.lines().stream()
                .flatMap(line -> java.util.stream.Stream.of(line.y(), line.low(), line.high()))
                .toList()));
  }

  private static double[] values(List<double[]> all) {
    return all.stream().flatMapToDouble(DoubleStream::of).filter(Double::isFinite).toArray();
  }

  private static Chart.Line finite(Chart.Line line) {
    double[] y = Arrays.stream(line.y()).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
    return new Chart.Line(line.label(), line.contender(), line.stroke(), line.x(), y);
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static double[] joined(double[] first, double[] second) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray();
  }

  private static boolean isLone(double[] values, int i) {
    return isGap(values, i - 1) && isGap(values, i + 1);
  }

  private static boolean isGap(double[] values, int i) {
    return i < 0 || i >= values.length || Double.isNaN(values[i]);
  }
}
