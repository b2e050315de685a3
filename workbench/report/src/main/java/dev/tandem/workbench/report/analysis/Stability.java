package dev.tandem.workbench.report.analysis;

import dev.tandem.training.Score;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** How much metrics moved: from epoch to epoch, over repeats. */
record Stability(ComparisonFile file, List<ContenderEntry> finished, Sentences told) {
  List<String> sentences() {
    for (ContenderEntry own : finished) {
      steps(own);
      List.of(Metric.ACCURACY, Metric.RMSE, Metric.LOSS).forEach(metric -> repeats(own, metric));
    }
    for (ContenderEntry own : file.contenders()) {
      if (!own.status().equals("finished")) {
        told.add(own, "did not finish (%s): %s", own.status(), own.message());
      }
    }
    return told.all();
  }

  private void steps(ContenderEntry own) {
    double[] loss = EpochMeans.of(own, EpochEntry::test, Score::loss);
    int rises = 0;
    double largest = 0;
    for (int epoch = 1; epoch < loss.length; epoch++) {
      double rise = loss[epoch] - loss[epoch - 1];
      if (Double.isNaN(rise)) {
        return;
      }
      rises += rise > 0 ? 1 : 0;
      largest = Math.max(largest, rise);
    }
    int steps = loss.length - 1;
    if (steps == 1) {
      told.addMean(
          own,
          "the test loss %s from epoch 1 to epoch 2.",
          rises == 0 ? "did not rise" : String.format(Locale.ROOT, "rose by %.2g", largest));
    } else if (steps > 1 && rises == 0) {
      told.addMean(own, "the test loss never rose in %d steps from epoch to epoch.", steps);
    } else if (steps > 1) {
      told.addMean(
          own,
          "the test loss rose in %d of %d steps from epoch to epoch, by at most %.2g.",
          rises,
          steps,
          largest);
    }
  }

  private void repeats(ContenderEntry own, Metric metric) {
    SummaryEntry summary = own.summary().get("test." + metric.key());
    if (summary == null || summary.n() < 2) {
      return;
    }
    DoubleSummaryStatistics values =
        own.runs().stream()
            .mapToDouble(run -> run.metrics().get("test").values().get(metric.key()))
            .summaryStatistics();
    told.add(
        own,
        "over %d repeats, test %s was between %.4f and %.4f (standard deviation %.2g).",
        summary.n(),
        metric.words(),
        values.getMin(),
        values.getMax(),
        summary.sd());
  }
}
