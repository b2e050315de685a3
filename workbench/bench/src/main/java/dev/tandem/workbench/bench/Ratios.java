package dev.tandem.workbench.bench;

import dev.tandem.workbench.judgement.summary.Summary;
import dev.tandem.workbench.runs.results.BenchFile.RatioEntry;
import dev.tandem.workbench.runs.results.BenchFile.RoundEntry;
import dev.tandem.workbench.runs.results.BenchFile.RunnerEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The subject against the best of its opponents. Both are taken round by round, where they stand
 * next to each other in time: {@code log r} of each round, their mean, and the 95 % interval of
 * Student's t around it.
 */
final class Ratios {
  private Ratios() {}

  /** One for each of the subject's numbers of threads that has a measured opponent. */
  static List<RatioEntry> of(String subject, List<RunnerEntry> runners) {
    List<RatioEntry> ratios = new ArrayList<>();
    for (RunnerEntry own : runners) {
      if (own.name().equals(subject) && !own.rounds().isEmpty()) {
        best(own, runners).map(opponent -> of(own, opponent)).ifPresent(ratios::add);
      }
    }
    return ratios;
  }

  /** More threads do not help everybody: an opponent may use fewer than the subject. */
  private static Optional<RunnerEntry> best(RunnerEntry own, List<RunnerEntry> runners) {
    return runners.stream()
        .filter(runner -> !runner.name().equals(own.name()))
        .filter(runner -> runner.threads() <= own.threads() && !runner.rounds().isEmpty())
        .max(Comparator.comparingDouble(RunnerEntry::median));
  }

  private static RatioEntry of(RunnerEntry own, RunnerEntry opponent) {
    Map<Integer, Double> theirs = new HashMap<>();
    for (RoundEntry round : opponent.rounds()) {
      theirs.put(round.number(), round.perSecond());
    }
    double[] logs =
        own.rounds().stream()
            .filter(round -> theirs.containsKey(round.number()))
            .mapToDouble(round -> Math.log(round.perSecond() / theirs.get(round.number())))
            .toArray();
    SummaryEntry summary = Summary.of(logs);
    return new RatioEntry(
        own.threads(),
        own.name(),
        opponent.name(),
        opponent.threads(),
        Math.exp(summary.mean()),
        Math.exp(summary.low()),
        Math.exp(summary.high()),
        own.best() / opponent.best(),
        logs.length);
  }
}
