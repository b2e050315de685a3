package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.drawing.SweepFigure.Point;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A figure against one key whose values are no numbers, such as layers or an optimizer. */
final class SweepCategories {
  private SweepCategories() {}

  static void write(Path png, SweepFigure.Content content) {
    List<String> order = content.keys().get(0).values();
    List<Point> points =
        content.finished().stream()
            .sorted(Comparator.comparingInt(point -> order.indexOf(point.values().get(0))))
            .toList();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Picture.WIDTH)
            .height(SweepChart.plotHeight())
            .xAxisTitle(content.keys().get(0).name())
            .yAxisTitle(content.figure())
            .build();
    SweepChart.style(chart.getStyler(), points);
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    if (!points.isEmpty()) {
      CategorySeries series =
          chart.addSeries(
              "figure",
              points.stream().map(point -> point.values().get(0)).toList(),
              points.stream().map(Point::mean).toList(),
              points.stream().map(Point::error).toList());
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(Palette.BLUE);
    }
    SweepChart.write(png, content, chart);
  }
}
