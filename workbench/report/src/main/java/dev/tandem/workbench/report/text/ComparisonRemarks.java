package dev.tandem.workbench.report.text;

import dev.tandem.workbench.report.analysis.EasyTarget;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.MetricRange;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ParityEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands below the metrics of a comparison. */
record ComparisonRemarks(ComparisonFile file) {
  /** Returns what must be known to read some rows; empty where none of them is there. */
  String legend() {
    boolean cut =
        file.contenders().stream()
            .flatMap(contender -> contender.summary().entrySet().stream())
            .filter(metric -> ComparisonTable.hasInterval(metric.getValue()))
            .anyMatch(metric -> MetricRange.of(metric.getKey()).cuts(metric.getValue()));
    String easy = EasyTarget.of(file).map(words -> "target: " + words + "\n").orElse("");
    return (cut ? MetricRange.NOTE + "\n" : "") + losses() + easy + UndefinedMetrics.of(file);
  }

  private String losses() {
    boolean trained =
        file.contenders().stream().anyMatch(own -> own.summary().containsKey("train.loss"));
    return trained
        ? "train loss: of the trained network, without dropout, class weights and label smoothing\n"
        : "";
  }

  /** Returns what predictions without a model reach, and notes on the data. */
  String baselines() {
    String text =
        file.baselines() instanceof BaselineEntry.OfNumbers regression
            ? baseline(regression)
            : baseline((BaselineEntry.OfClasses) file.baselines());
    if (file.dataset().bestPrAuc() != null) {
      text +=
          "best possible: test PR-AUC %s, from the probabilities that generated the data\n"
              .formatted(Formats.fourDigits(file.dataset().bestPrAuc()));
    }
    return text + redrawn() + notes();
  }

  /** Returns how repeats dealt their rows out; empty where all have the same rows. */
  private String redrawn() {
    List<RunEntry> runs =
        file.contenders().stream()
            .flatMap(contender -> contender.runs().stream())
            .filter(run -> run.resampled() != null)
            .toList();
    if (runs.isEmpty()) {
      return "";
    }
    ResampledEntry.Fold fold = runs.get(0).resampled().fold();
    String how =
        fold == null
            ? "splits: each repeat has its own, from its own split seed"
            : "folds: each of %d repeats tests on a different part of the rows"
                .formatted(fold.of());
    return how + "; baselines are means over the repeats\n";
  }

  private static String baseline(BaselineEntry.OfNumbers baselines) {
    return "baseline: always predicting the mean gives RMSE %s and MAE %s\n"
        .formatted(
            Formats.fourDigits(baselines.meanRmse()), Formats.fourDigits(baselines.meanMae()));
  }

  private String baseline(BaselineEntry.OfClasses baselines) {
    String text =
        "baseline: always predicting the majority class gives %s accuracy\n"
            .formatted(Formats.percent(baselines.majorityAccuracy()));
    if (!Double.isNaN(baselines.prevalence())) {
      text +=
          allPositive(
              file.dataset().classes().get(1), baselines.allPositiveF1(), baselines.prevalence());
    }
    return text;
  }

  static String allPositive(String positive, double f1, double prAuc) {
    return "baseline: always predicting '%s' gives F1 %s and PR-AUC %s\n"
        .formatted(positive, Formats.fourDigits(f1), Formats.fourDigits(prAuc));
  }

  private String notes() {
    StringBuilder notes = new StringBuilder();
    file.dataset().notes().forEach(note -> notes.append("data: " + note + "\n"));
    for (ContenderEntry contender : file.contenders()) {
      if (contender.dataset() != null) {
        contender.dataset().notes().stream()
            .filter(note -> !file.dataset().notes().contains(note))
            .forEach(note -> notes.append("data of " + contender.id() + ": " + note + "\n"));
      }
    }
    return notes.toString();
  }

  /** Returns for each pair that trained the same how far it diverged at most over the repeats. */
  String parity() {
    Map<String, ParityEntry> pairs = new LinkedHashMap<>();
    for (ParityEntry entry : file.parity()) {
      if (overrides(entry.a()).equals(overrides(entry.b()))) {
        pairs.merge(entry.a() + " and " + entry.b(), entry, ComparisonRemarks::further);
      }
    }
    StringBuilder lines = new StringBuilder();
    pairs.forEach(
        (pair, entry) ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "parity: %s: largest weight difference %.0e, largest loss difference %.0e\n",
                    pair,
                    entry.maxWeightDifference(),
                    entry.maxLossDifference())));
    return lines.toString();
  }

  private Map<String, Object> overrides(String id) {
    return file.contenders().stream()
        .filter(contender -> contender.id().equals(id))
        .findFirst()
        .map(ContenderEntry::overrides)
        .orElse(Map.of());
  }

  private static ParityEntry further(ParityEntry a, ParityEntry b) {
    return new ParityEntry(
        a.a(),
        a.b(),
        0,
        Math.max(a.maxWeightDifference(), b.maxWeightDifference()),
        Math.max(a.maxLossDifference(), b.maxLossDifference()));
  }
}
