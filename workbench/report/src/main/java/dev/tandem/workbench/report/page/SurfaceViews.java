package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.chart.SurfaceChart;
import dev.tandem.workbench.report.chart.SurfaceChart.Panel;
import dev.tandem.workbench.report.chart.SurfaceChart.Points;
import dev.tandem.workbench.report.chart.SurfaceChart.Rows;
import dev.tandem.workbench.report.chart.Ticks;
import dev.tandem.workbench.report.page.ReportView.Plane;
import dev.tandem.workbench.report.page.ReportView.PointGroup;
import dev.tandem.workbench.report.page.ReportView.Sheet;
import dev.tandem.workbench.report.page.ReportView.SurfaceSet;
import dev.tandem.workbench.report.page.ReportView.Tick;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Surfaces as drawings inside the page: an image for each frame, of which a script shows the one
 * that the slider asks for, beneath axes and points.
 *
 * @param image returns a raster as a data URI
 */
record SurfaceViews(SurfaceChart chart, Function<Raster, String> image) {
  // the plane in the drawing's own units, as the template has it
  private static final double LEFT = 44;
  private static final double TOP = 6;
  private static final double SIDE = 240;
  private static final int MOST_TICKS = 6;

  SurfaceSet set() {
    return new SurfaceSet(
        chart.frames(),
        chart.frames().size() - 1,
        chart.frames().get(chart.frames().size() - 1),
        chart.panels().stream().map(this::plane).toList(),
        chart.points().stream().map(this::group).toList());
  }

  private Plane plane(Panel panel) {
    int last = panel.frames().size() - 1;
    List<Sheet> sheets =
        IntStream.rangeClosed(0, last)
            .mapToObj(f -> new Sheet(image.apply(panel.frames().get(f)), f == last ? "" : "none"))
            .toList();
    boolean told = !panel.bar().high().isEmpty();
    return new Plane(
        panel.title(),
        sheets,
        ticks(chart.x().low(), chart.x().high(), this::x),
        ticks(chart.y().low(), chart.y().high(), this::y),
        chart.x().label(),
        chart.y().label(),
        told ? List.of(image.apply(panel.bar().colours())) : List.of(),
        panel.bar());
  }

  private static List<Tick> ticks(double low, double high, Function<Double, Double> place) {
    return Ticks.between(low, high, MOST_TICKS).stream()
        .map(tick -> new Tick(number(place.apply(tick.doubleValue())), tick.toPlainString()))
        .toList();
  }

  private double x(double value) {
    return LEFT + SIDE * (value - chart.x().low()) / (chart.x().high() - chart.x().low());
  }

  private double y(double value) {
    return TOP + SIDE * (chart.y().high() - value) / (chart.y().high() - chart.y().low());
  }

  private PointGroup group(Points points) {
    StringJoiner path = new StringJoiner("");
    for (int i = 0; i < points.x().length; i++) {
      path.add(mark(points.marker(), x(points.x()[i]), y(points.y()[i])));
    }
    String colour = points.colour() == Look.INK ? "ink" : "colour" + points.colour() % 7;
    String rows = points.rows() == Rows.TRAINING ? "filled" : "hollow";
    return new PointGroup(
        points.label(), colour + " " + rows, path.toString(), mark(points.marker(), 7, 7));
  }

  /** A path around a point. */
  private static String mark(Look.Marker marker, double x, double y) {
    String at = "M" + number(x) + " " + number(y);
    return switch (marker) {
      case SQUARE -> at + "m-2.6-2.6h5.2v5.2h-5.2z";
      case DIAMOND -> at + "m0-3.6l3.6 3.6l-3.6 3.6l-3.6-3.6z";
      case TRIANGLE -> at + "m0-3.6l3.4 6h-6.8z";
      case CROSS -> at + "m-2.6-2.6l5.2 5.2m0-5.2l-5.2 5.2";
      case PLUS -> at + "m-3 0h6m-3-3v6";
      case STAR -> at + "m-3 0h6m-3-3v6m-2-5l4 4m0-4l-4 4";
      case CIRCLE -> at + "m-2.8 0a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0z";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
