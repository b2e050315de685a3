package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.SweepChart;
import dev.tandem.workbench.report.chart.SweepChart.Point;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A metric against one key: points with error bars. */
final class SweepPlot {
  static final int HEIGHT = 460;

  private static final int NOTE_HEIGHT = 26;
  private static final int PLOT_HEIGHT = HEIGHT - Picture.TITLE_HEIGHT - NOTE_HEIGHT;
  private static final String SERIES = "metric";

  private SweepPlot() {}

  /** Draws a key that holds numbers; the axis counts orders of magnitude if it must. */
  static void writeNumbers(Path png, SweepChart content) {
    List<Point> points =
        content.finished().stream().sorted(Comparator.comparingDouble(SweepPlot::place)).toList();
    XYChart plot = new XYChart(Picture.WIDTH, PLOT_HEIGHT);
    style(plot.getStyler(), points);
    boolean logarithmic = NumberAxis.isLogarithmic(content.keys().get(0).values());
    plot.getStyler().setXAxisLogarithmic(logarithmic);
    plot.getStyler().setPlotGridVerticalLinesVisible(!logarithmic); // they would crowd
    XYSeries series =
        plot.addSeries(
            SERIES,
            points.stream().mapToDouble(SweepPlot::place).toArray(),
            points.stream().mapToDouble(Point::mean).toArray(),
            points.stream().mapToDouble(Point::error).toArray());
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(Palette.BLUE);
    series.setLineColor(Palette.BLUE);
    series.setLineWidth(1.2f);
    write(png, content, plot);
  }

  private static double place(Point point) {
    return Double.parseDouble(point.values().get(0));
  }

  /** Draws a key whose values are no numbers, such as layers or an optimizer. */
  static void writeCategories(Path png, SweepChart content) {
    List<String> order = content.keys().get(0).values();
    List<Point> points =
        content.finished().stream()
            .sorted(Comparator.comparingInt(point -> order.indexOf(point.values().get(0))))
            .toList();
    CategoryChart plot = new CategoryChart(Picture.WIDTH, PLOT_HEIGHT);
    style(plot.getStyler(), points);
    plot.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    CategorySeries series =
        plot.addSeries(
            SERIES,
            points.stream().map(point -> point.values().get(0)).toList(),
            points.stream().map(Point::mean).toList(),
            points.stream().map(Point::error).toList());
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(Palette.BLUE);
    write(png, content, plot);
  }

  private static void style(AxesChartStyler styler, List<Point> points) {
    PlotStyle.apply(styler);
    styler.setPlotContentSize(0.92);
    styler.setErrorBarsColor(Palette.FAINT_INK);
    styler.setMarkerSize(10);
    double[] range = range(points);
    styler.setYAxisMin(range[0]);
    styler.setYAxisMax(range[1]);
  }

  /** Returns a range with all error bars and some air. */
  static double[] range(List<Point> points) {
    double[] ends =
        points.stream()
            .flatMapToDouble(p -> DoubleStream.of(p.mean() - p.error(), p.mean() + p.error()))
            .toArray();
    double low = DoubleStream.of(ends).min().orElse(0);
    double high = DoubleStream.of(ends).max().orElse(1);
    double air = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.05, 1e-3);
    return new double[] {low - air, high + air};
  }

  private static void write(Path png, SweepChart content, Chart<?, ?> plot) {
    plot.setXAxisTitle(content.keys().get(0).name());
    plot.setYAxisTitle(content.metric());
    Picture picture = new Picture(Picture.WIDTH, HEIGHT);
    picture.title(content.title());
    Graphics2D graphics = picture.graphics();
    graphics.translate(0, Picture.TITLE_HEIGHT);
    plot.paint(graphics, Picture.WIDTH, PLOT_HEIGHT);
    new Lettering(graphics, Picture.font(11), Palette.FAINT_INK)
        .centred(content.noteWithFailures(), Picture.WIDTH / 2.0, PLOT_HEIGHT + NOTE_HEIGHT / 2.0);
    picture.write(png);
  }
}
