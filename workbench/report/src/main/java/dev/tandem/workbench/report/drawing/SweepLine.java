package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.drawing.SweepFigure.Point;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A figure against one key that holds numbers; the axis counts orders of magnitude if it must. */
final class SweepLine {
  private SweepLine() {}

  static void write(Path png, SweepFigure.Content content) {
    List<Point> points =
        content.finished().stream().sorted(Comparator.comparingDouble(SweepLine::place)).toList();
    XYChart chart =
        new XYChartBuilder()
            .width(Picture.WIDTH)
            .height(SweepChart.plotHeight())
            .xAxisTitle(content.keys().get(0).name())
            .yAxisTitle(content.figure())
            .build();
    SweepChart.style(chart.getStyler(), points);
    boolean logarithmic = NumberAxis.isLogarithmic(content.keys().get(0).values());
    chart.getStyler().setXAxisLogarithmic(logarithmic);
    chart.getStyler().setPlotGridVerticalLinesVisible(!logarithmic); // they would crowd
    if (!points.isEmpty()) {
      XYSeries series =
          chart.addSeries(
              "figure",
              points.stream().mapToDouble(SweepLine::place).toArray(),
              points.stream().mapToDouble(Point::mean).toArray(),
              points.stream().mapToDouble(Point::error).toArray());
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(Palette.BLUE);
      series.setLineColor(Palette.BLUE);
      series.setLineWidth(1.2f);
    }
    SweepChart.write(png, content, chart);
  }

  private static double place(Point point) {
    return Double.parseDouble(point.values().get(0));
  }
}
