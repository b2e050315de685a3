package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.answer.BaselineLine;
import dev.tandem.workbench.report.page.ReportView.Baselines;
import dev.tandem.workbench.report.page.ReportView.Pair;
import dev.tandem.workbench.report.page.ReportView.Verdict;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts' own sentences, sorted: what was asked before all first. */
final class PairViews {
  private static final String BEATS = "beats";

  private PairViews() {}

  static List<Pair> of(VerdictsEntry verdicts) {
    return verdicts == null ? List.of() : verdicts.pairs().stream().map(PairViews::pair).toList();
  }

  private static Pair pair(PairEntry pair) {
    List<Verdict> main = new ArrayList<>();
    List<Verdict> others = new ArrayList<>();
    if (pair.computation() != null) {
      main.add(verdict(pair.computation().verdict(), pair.computation().sentence()));
    }
    pair.figures()
        .forEach(
            metric ->
                (metric.primary() ? main : others)
                    .add(verdict(metric.verdict(), metric.sentence())));
    if (pair.time() != null) {
      main.add(verdict(pair.time().verdict(), pair.time().sentence()));
    }
    if (main.isEmpty()) {
      main.add(
          verdict(
              VerdictsEntry.UNDECIDED,
              "There is no repeat that both " + pair.a() + " and " + pair.b() + " finished."));
    }
    return new Pair(
        pair.a() + " and " + pair.b(),
        main,
        others,
        pair.models().stream().map(ModelsEntry::sentence).toList());
  }

  static Baselines baselines(ComparisonFile file) {
    Map<Boolean, List<Verdict>> beaten =
        file.verdicts() == null
            ? Map.of()
            : file.verdicts().baselines().stream()
                .map(own -> verdict(own.verdict(), own.sentence()))
                .collect(Collectors.partitioningBy(own -> own.word().equals(BEATS)));
    return new Baselines(
        BaselineLine.of(file).map(Sentence::of).orElse(""),
        beaten.getOrDefault(false, List.of()),
        beaten.getOrDefault(true, List.of()));
  }

  private static Verdict verdict(String word, String sentence) {
    String kind =
        switch (word) {
          case VerdictsEntry.SAME,
              ComputationEntry.SAME_COMPUTATION,
              ComputationEntry.SAME_PREDICTIONS,
              BEATS ->
              "same";
          case VerdictsEntry.DIFFERENT, ComputationEntry.OTHER_PREDICTIONS, "does not beat" ->
              "different";
          default -> "undecided";
        };
    return new Verdict(kind, word, sentence);
  }
}
