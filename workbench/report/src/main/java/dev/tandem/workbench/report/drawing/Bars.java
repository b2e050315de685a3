package dev.tandem.workbench.report.drawing;

import java.util.List;

/**
 * Stacked bars, one for each name, lying on their side.
 *
 * @param name of its files: letters, digits and dashes
 * @param label what the lengths are, with their unit
 * @param bars what each bar is called
 * @param parts in the order in which they are stacked
 */
public record Bars(
    String name, String title, String note, String label, List<String> bars, List<Part> parts) {
  public Bars {
    bars = List.copyOf(bars);
    parts = List.copyOf(parts);
  }

  /**
   * One part of every bar.
   *
   * @param lengths one a bar, not negative
   */
  public record Part(String label, double[] lengths) {}
}
