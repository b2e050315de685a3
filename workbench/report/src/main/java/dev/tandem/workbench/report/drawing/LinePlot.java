package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Axes and lines of a chart, drawn by XChart. */
record LinePlot(LineChart chart, List<LineLook> looks) {
  private static final int MANY = 30; // values, from which on a line is drawn as a smooth one
  private static final int OPACITY_OF_BANDS = 45; // of 255

  void paint(Graphics2D graphics, int width, int height) {
    XYChart plot = new XYChart(width, height);
    plot.setXAxisTitle(chart.x().label());
    plot.setYAxisTitle(chart.y().label());
    style(plot.getStyler());
    scale(plot.getStyler());
    for (int i = 0; i < chart.lines().size(); i++) {
      addBand(plot, "band " + i, chart.lines().get(i), looks.get(i));
    }
    for (int i = 0; i < chart.lines().size(); i++) {
      Line line = chart.lines().get(i);
      if (line.x().length > 0) {
        if (line.look().stroke().isLined()) {
          addLine(plot, "line " + i, line, looks.get(i));
        }
        addMarkers(plot, "markers " + i, line, looks.get(i));
      }
    }
    plot.paint(graphics, width, height);
  }

  private static void addLine(XYChart plot, String name, Line line, LineLook look) {
    boolean close = line.x().length > MANY;
    int parts = close ? Math.max(1, Picture.WIDTH / line.x().length) : 1;
    double[] y = finite(line.y());
    XYSeries series = plot.addSeries(name, divided(line.x(), parts), divided(y, parts));
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(look.color());
    series.setLineStyle(look.stroke());
    series.setSmooth(close);
  }

  private static void addMarkers(XYChart plot, String name, Line line, LineLook look) {
    double[] marked = new double[line.y().length];
    Arrays.fill(marked, Double.NaN);
    IntStream.of(line.marked()).forEach(i -> marked[i] = line.y()[i]);
    XYSeries series = plot.addSeries(name, line.x(), marked);
    series.setMarker(look.marker());
    series.setMarkerColor(look.color());
    series.setLineStyle(SeriesLines.NONE);
  }

  private static void addBand(XYChart plot, String name, Line line, LineLook look) {
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
    PlotStyle.apply(styler);
    styler.setxAxisTickLabelsFormattingFunction(PlotStyle::tick);
    styler.setPlotContentSize(0.95);
  }

  /** Few whole numbers get a tick each (XChart's choice for even spacing), many round ones. */
  private void scale(XYStyler styler) {
    double[] x = values(chart.lines().stream().map(Line::x).toList());
    boolean whole = x.length > 0 && Arrays.stream(x).allMatch(value -> value == Math.rint(value));
    double last = Arrays.stream(x).max().orElse(1);
    if (chart.x().isFixed()) {
      styler.setXAxisMin(chart.x().low());
      styler.setXAxisMax(chart.x().high());
    } else if (whole) {
      styler.setXAxisDecimalPattern("0");
      if (last > MANY) {
        styler.setXAxisMin(0.0);
        styler.setXAxisMax(last + 0.5); // not even with the values
      }
    }
    double[] range = chart.yRange();
    styler.setYAxisMin(range[0]);
    styler.setYAxisMax(range[1]);
  }

  private static double[] values(List<double[]> all) {
    return all.stream().flatMapToDouble(DoubleStream::of).filter(Double::isFinite).toArray();
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static double[] joined(double[] first, double[] second) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray();
  }
}
