package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgainstBaselineEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdicts in short, for a terminal: the sentences of the primary metric and of time, the other
 * metrics by verdict, the two models of the first repeat, and who beats the baselines.
 */
final class VerdictLines {
  private static final String BEATS = "beats";
  private static final double LEVEL = 0.05;

  private VerdictLines() {}

  /** Returns a line each; empty without any. */
  static String of(VerdictsEntry verdicts) {
    List<String> lines = new ArrayList<>();
    verdicts.pairs().forEach(pair -> pair(pair, lines));
    verdicts.pairs().stream()
        .flatMap(pair -> pair.figures().stream().filter(VerdictLines::ofOneRun))
        .findFirst()
        .ifPresent(any -> lines.add("verdict: " + VerdictsEntry.ONE_RUN_EACH));
    String shown = withBaseline(verdicts);
    for (AgainstBaselineEntry baseline : verdicts.baselines()) {
      if (baseline.figure().equals(shown) || !baseline.verdict().equals(BEATS)) {
        lines.add("baseline: " + baseline.sentence());
      }
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** Returns the primary metric if it has a baseline, or else the first that has one. */
  private static String withBaseline(VerdictsEntry verdicts) {
    List<String> metrics =
        verdicts.baselines().stream().map(AgainstBaselineEntry::figure).distinct().toList();
    return metrics.isEmpty() || metrics.contains(verdicts.primary())
        ? verdicts.primary()
        : metrics.get(0);
  }

  private static void pair(PairEntry pair, List<String> lines) {
    if (pair.figures().isEmpty()) {
      lines.add("verdict: " + pair.a() + " and " + pair.b() + " finished no repeat together");
      return;
    }
    boolean oneRun = pair.figures().stream().anyMatch(VerdictLines::ofOneRun);
    if (pair.computation() != null && (pair.caveats().isEmpty() || !oneRun)) {
      lines.add("same?:   " + pair.computation().sentence());
    }
    if (!ofOneRun(pair.figures().get(0))) {
      lines.add("verdict: " + pair.figures().get(0).sentence());
    }
    lines.add("time:    " + pair.time().sentence());
    if (oneRun) {
      return;
    }
    lines.add("others:  " + others(pair));
    if (!pair.models().isEmpty()) {
      lines.add("models:  " + pair.models().get(0).sentence() + overRepeats(pair.models()));
    }
  }

  private static boolean ofOneRun(FigureVerdictEntry metric) {
    return metric.verdict().equals(VerdictsEntry.ONE_RUN);
  }

  /** Returns how often McNemar's test rejects, of several repeats with classes; empty otherwise. */
  private static String overRepeats(List<ModelsEntry> models) {
    if (models.size() < 2 || models.get(0).mcNemarP() == null) {
      return "";
    }
    long rejecting = models.stream().filter(pair -> pair.mcNemarP() < LEVEL).count();
    return " Over the repeats McNemar's p is below 0.05 in %d of %d."
        .formatted(rejecting, models.size());
  }

  /** Returns {@code "a is better in loss, F1; undecided in recall"}. */
  private static String others(PairEntry pair) {
    List<FigureVerdictEntry> metrics = pair.figures().subList(1, pair.figures().size());
    List<String> parts = new ArrayList<>();
    for (String better : List.of(pair.a(), pair.b())) {
      List<FigureVerdictEntry> own =
          metrics.stream().filter(metric -> better.equals(metric.better())).toList();
      if (!own.isEmpty()) {
        parts.add(better + " is better in " + words(own) + caveats(own.get(0)));
      }
    }
    for (String verdict : List.of(VerdictsEntry.SAME, VerdictsEntry.UNDECIDED)) {
      List<FigureVerdictEntry> own =
          metrics.stream().filter(metric -> metric.verdict().equals(verdict)).toList();
      if (!own.isEmpty()) {
        parts.add(verdict + " in " + words(own));
      }
    }
    return String.join("; ", parts);
  }

  private static String words(List<FigureVerdictEntry> metrics) {
    return String.join(
        ", ", metrics.stream().map(metric -> Metric.words(metric.figure())).toList());
  }

  /** Returns the differences in a bracket; empty if everything is matched. */
  private static String caveats(FigureVerdictEntry metric) {
    return metric.caveats() == null || metric.caveats().isEmpty()
        ? ""
        : " (not matched, and perhaps why: " + String.join("; ", metric.caveats()) + ")";
  }
}
