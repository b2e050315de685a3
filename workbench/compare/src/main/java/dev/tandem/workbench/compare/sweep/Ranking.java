package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.judgement.summary.Summary;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.SweepFile.CombinationEntry;
import dev.tandem.workbench.runs.results.SweepFile.SweepRunEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Combinations in the order of their mean figure over the seeds, best first; of equal ones that
 * with the smaller validation loss, then the earlier one. A combination of which any run failed, or
 * has no such figure, comes after all others.
 */
final class Ranking {
  private Ranking() {}

  /** Of the combinations that have a record. */
  static List<CombinationEntry> of(SweepPlan plan, Map<PlannedRun, RunRecord> records) {
    List<Scored> scored = new ArrayList<>();
    plan.runs()
        .forEach(
            (combination, runs) -> {
              List<RunRecord> own =
                  runs.stream().filter(records::containsKey).map(records::get).toList();
              if (!own.isEmpty()) {
                scored.add(score(plan, combination, own));
              }
            });
    scored.sort(
        Comparator.comparing(Scored::failed)
            .thenComparingDouble(Scored::figure)
            .thenComparingDouble(Scored::loss));
    List<CombinationEntry> entries = new ArrayList<>();
    for (Scored one : scored) {
      entries.add(one.failed() ? one.entry() : withRank(one.entry(), entries.size() + 1));
    }
    return entries;
  }

  /**
   * A combination and what it is sorted by.
   *
   * @param figure the mean, negated where larger is better
   * @param loss of the validation rows
   */
  private record Scored(CombinationEntry entry, boolean failed, double figure, double loss) {}

  private static Scored score(SweepPlan plan, Combination combination, List<RunRecord> runs) {
    Metric figure = plan.figure();
    SummaryEntry summary = over(runs, run -> run.figure(figure));
    String complaint = complaint(figure, runs);
    CombinationEntry entry =
        new CombinationEntry(
            null,
            combination.settings(),
            complaint == null ? RunRecord.FINISHED : RunRecord.FAILED,
            complaint,
            summary,
            over(runs, RunRecord::epochs).mean(),
            over(runs, RunRecord::seconds).mean(),
            runs.stream().map(run -> entry(figure, run)).toList(),
            same(plan, combination));
    double mean = figure.better() == Metric.Better.HIGHER ? -summary.mean() : summary.mean();
    double loss = over(runs, run -> run.figure(Metric.LOSS)).mean();
    return new Scored(entry, complaint != null, mean, loss);
  }

  private static List<Map<String, Object>> same(SweepPlan plan, Combination combination) {
    return plan.same().getOrDefault(combination, List.of()).stream()
        .map(Combination::settings)
        .toList();
  }

  /** Null if there is nothing to complain of. */
  private static String complaint(Metric figure, List<RunRecord> runs) {
    for (RunRecord run : runs) {
      if (!run.finished()) {
        return "seed " + run.seed() + ": " + run.message();
      }
      if (Double.isNaN(run.figure(figure))) {
        return "seed "
            + run.seed()
            + ": "
            + figure.words()
            + " of the validation rows is undefined";
      }
    }
    return null;
  }

  private static SweepRunEntry entry(Metric figure, RunRecord run) {
    return new SweepRunEntry(
        run.seed(),
        run.status(),
        run.message(),
        run.figure(figure),
        run.epochs(),
        run.seconds(),
        run.weightsSha256());
  }

  private static CombinationEntry withRank(CombinationEntry entry, int rank) {
    return new CombinationEntry(
        rank,
        entry.settings(),
        entry.status(),
        entry.message(),
        entry.figure(),
        entry.epochs(),
        entry.seconds(),
        entry.runs(),
        entry.same());
  }

  static SummaryEntry over(List<RunRecord> runs, ToDoubleFunction<RunRecord> figure) {
    return Summary.of(runs.stream().mapToDouble(figure).toArray());
  }
}
