package dev.tandem.workbench.report.gallery;

import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.workbench.report.chart.ConfusionChart;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Confusion matrices of each contender's first repeat, as the run saved them. */
record Confusions(SavedRun run) {
  Optional<ConfusionChart> test() {
    return chart("confusion", "test");
  }

  Optional<ConfusionChart> training() {
    return chart("confusion-train", "train");
  }

  private Optional<ConfusionChart> chart(String name, String split) {
    List<ConfusionChart.Panel> panels = new ArrayList<>();
    List<String> names = run.results().dataset().classes();
    for (ContenderEntry contender : run.finished()) {
      MetricsEntry metrics = contender.runs().get(0).metrics().get(split);
      if (metrics instanceof MetricsEntry.OfClasses own
          && own.confusion().length == names.size()
          && run.dataset(contender).classes().equals(names)) {
        panels.add(new ConfusionChart.Panel(contender.id(), new ConfusionMatrix(own.confusion())));
      }
    }
    String rows = split.equals("test") ? "test rows" : "training rows";
    String title = "Confusion matrix, " + rows + FirstRepeat.inTitle(run.finished());
    String note =
        "Rows are actual classes, columns predicted ones. The darker a cell, the larger its share"
            + " of the row.";
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConfusionChart(name, title, note, names, panels));
  }
}
