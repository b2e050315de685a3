package dev.tandem.workbench.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How far two sessions differ by step and layer: a column per walk, a panel per quantity, a line
 * per layer.
 *
 * @param tolerance relative, as the lines are
 */
public record DriftChart(
    String name, String title, String note, double tolerance, List<Column> columns)
    implements Chart {
  public DriftChart {
    columns = List.copyOf(columns);
  }

  /** One walk. */
  public record Column(String title, long[] steps, List<Panel> panels) {}

  /** One quantity, e.g. outputs. */
  public record Panel(String title, List<Line> lines) {}

  /**
   * One layer.
   *
   * @param perStep the largest difference over the largest value; NaN where the layer has none
   */
  public record Line(String label, double[] perStep) {
    /** Returns whether the layer has the quantity in any step. */
    public boolean hasContent() {
      return DoubleStream.of(perStep).anyMatch(value -> !Double.isNaN(value));
    }
  }
}
