package dev.tandem.workbench.report.chart;

import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.tensor.ShapeException;
import java.util.List;

/**
 * The confusion matrices of several contenders: rows are actual classes, columns predicted ones.
 *
 * @param classes names, in the order of the counts
 */
public record ConfusionChart(
    String name, String title, String note, List<String> classes, List<Panel> panels)
    implements Chart {
  /** One contender's matrix. */
  public record Panel(String title, ConfusionMatrix counts) {}

  /**
   * @throws ShapeException if a matrix has another number of classes
   */
  public ConfusionChart {
    classes = List.copyOf(classes);
    panels = List.copyOf(panels);
    for (Panel panel : panels) {
      if (panel.counts().classes() != classes.size()) {
        throw new ShapeException(
            "confusion matrix of " + panel.title(),
            classes.size() + " classes",
            panel.counts().classes() + "");
      }
    }
  }
}
