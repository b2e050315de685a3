package dev.tandem.workbench.notebook;

import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.drawing.ChartImage;
import dev.tandem.workbench.report.drawing.Drawing;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of lines, one after the other: {@code Lines.of("Title", "x", "y").and("a", x,
 * y).picture()}. Each method returns another chart and leaves this one as it is.
 */
public record Lines(String title, String xLabel, String yLabel, List<Line> lines) {
  public Lines {
    lines = List.copyOf(lines);
  }

  /** A chart without lines so far; labels say what an axis shows, with its unit. */
  public static Lines of(String title, String xLabel, String yLabel) {
    return new Lines(title, xLabel, yLabel, List.of());
  }

  /**
   * With one more line through points (x, y); values that are not finite leave a gap.
   *
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public Lines and(String name, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          name + ": expected as many values of y as of x, " + x.length + ", got " + y.length);
    }
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(name, "", Look.of(lines.size(), Look.Stroke.STRONG), x, y));
    return new Lines(title, xLabel, yLabel, more);
  }

  /** The chart in pixels. */
  public ChartImage picture() {
    return Drawing.image(
        new LineChart("lines", title, "", Axis.of(xLabel), Axis.of(yLabel), lines));
  }
}
