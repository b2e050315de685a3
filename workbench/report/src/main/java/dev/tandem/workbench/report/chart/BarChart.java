package dev.tandem.workbench.report.chart;

import java.util.List;

/**
 * Stacked horizontal bars.
 *
 * @param label what the lengths are, with their unit
 * @param bars what each bar is called
 * @param parts in the order in which they are stacked
 */
public record BarChart(
    String name, String title, String note, String label, List<String> bars, List<Part> parts)
    implements Chart {
  public BarChart {
    bars = List.copyOf(bars);
    parts = List.copyOf(parts);
  }

  /**
   * One part of every bar.
   *
   * @param lengths one per bar, not negative
   */
  public record Part(String label, double[] lengths) {}
}
