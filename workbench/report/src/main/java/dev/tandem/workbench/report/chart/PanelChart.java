package dev.tandem.workbench.report.chart;

import java.util.List;

/**
 * Small line charts side by side, with one legend.
 *
 * @param panels with the same lines in the same order
 */
public record PanelChart(String name, String title, String note, List<LineChart> panels)
    implements Chart {
  public PanelChart {
    panels = List.copyOf(panels);
  }
}
