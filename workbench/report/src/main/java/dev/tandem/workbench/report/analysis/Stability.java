package dev.tandem.workbench.report.analysis;

import dev.tandem.training.Score;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ParityEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** How much metrics moved: from epoch to epoch, over repeats, between contenders. */
final class Stability {
  private final ComparisonFile file;
  private final List<ContenderEntry> finished;
  private final Sentences sentences = new Sentences();

  Stability(ComparisonFile file, List<ContenderEntry> finished) {
    this.file = file;
    this.finished = finished;
  }

  List<String> sentences() {
    for (ContenderEntry own : finished) {
      steps(own);
      repeats(own, "test.accuracy", "test accuracy");
      repeats(own, "test.rmse", "test RMSE");
      repeats(own, "test.loss", "test loss");
    }
    for (ParityEntry pair : file.parity()) {
      sentences.add(
          "%s and %s diverged in repeat %d by at most %.2g in a weight and %.2g in an epoch's"
              + " training loss.",
          pair.a(), pair.b(), pair.repeat(), pair.maxWeightDifference(), pair.maxLossDifference());
    }
    for (ContenderEntry own : file.contenders()) {
      if (!own.status().equals("finished")) {
        sentences.add("%s did not finish (%s): %s", own.id(), own.status(), own.message());
      }
    }
    return sentences.all();
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
      sentences.addMean(
          own,
          "%s: the test loss %s from epoch 1 to epoch 2.",
          rises == 0 ? "did not rise" : String.format(Locale.ROOT, "rose by %.2g", largest));
    } else if (steps > 1 && rises == 0) {
      sentences.addMean(
          own, "%s: the test loss rose in none of %d steps from one epoch to the next.", steps);
    } else if (steps > 1) {
      sentences.addMean(
          own,
          "%s: the test loss rose in %d of %d steps from one epoch to the next, by %.2g at most.",
          rises,
          steps,
          largest);
    }
  }

  private void repeats(ContenderEntry own, String key, String words) {
    SummaryEntry summary = own.summary().get(key);
    if (summary == null || summary.n() < 2) {
      return;
    }
    String[] parts = key.split("\\.");
    DoubleSummaryStatistics values =
        own.runs().stream()
            .mapToDouble(run -> run.metrics().get(parts[0]).values().get(parts[1]))
            .summaryStatistics();
    sentences.add(
        "%s: over %d repeats the %s lay between %.4f and %.4f, with a standard deviation of %.2g.",
        own.id(), summary.n(), words, values.getMin(), values.getMax(), summary.sd());
  }
}
