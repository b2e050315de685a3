package dev.tandem.workbench.compare.sweep;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.runs.metric.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs of combinations that somebody else chose, made as a sweep makes its own: workers side by
 * side, each run kept as soon as it is over, and found again when the same is asked for once more.
 */
public final class CombinationRuns {
  private final SweepPlan plan;

  /**
   * One run that is wanted.
   *
   * @param experiment fitted, with the seed of the run
   */
  public record Wanted(Combination combination, ExperimentSpec experiment, PreparedFile prepared) {}

  /**
   * How a run ended.
   *
   * @param failure why it failed; empty if it finished
   * @param test metrics of the test rows, by key
   */
  public record Outcome(Optional<String> failure, Map<String, Double> test) {}

  /** Metrics of the test rows on which a finished run is judged, by key. */
  public interface TestScores {
    Map<String, Double> of(ContenderRun trained, DataSplits own);
  }

  /**
   * Plans them.
   *
   * @param metric that progress tells
   * @param wanted as many of each combination, in the order of the repeats
   */
  public CombinationRuns(String name, Metric metric, List<Wanted> wanted) {
    Map<Combination, List<PlannedRun>> runs = new LinkedHashMap<>();
    Map<PreparedFile, DataSplits> data = new HashMap<>();
    for (Wanted one : wanted) {
      runs.computeIfAbsent(one.combination(), combination -> new ArrayList<>()).add(planned(one));
      data.computeIfAbsent(one.prepared(), file -> PreparedData.open(file.path()).splits());
    }
    List<Long> seeds = runs.values().iterator().next().stream().map(PlannedRun::seed).toList();
    List<Combination> combinations = List.copyOf(runs.keySet());
    List<String> keys =
        combinations.stream().flatMap(one -> one.settings().keySet().stream()).distinct().toList();
    this.plan =
        new SweepPlan(
            new SweepSpec(name, keys, combinations, seeds, Optional.of(metric)),
            metric,
            runs,
            data);
  }

  private static PlannedRun planned(Wanted wanted) {
    return PlannedRun.of(wanted.combination(), wanted.experiment(), wanted.prepared());
  }

  /** Returns a hash of all that decides these runs: the same for the same ones. */
  public String hash() {
    return plan.folderName().replaceFirst("^sweep-", "");
  }

  /** Returns the hash of all that decides one run. */
  public static String key(Wanted wanted) {
    return planned(wanted).key();
  }

  /**
   * Makes what is missing and returns how each ended, by its {@link #key key}.
   *
   * @param known metrics of runs that were made elsewhere, by key
   * @param jobs how many processes at once
   */
  public Map<String, Outcome> make(
      Path folder,
      Map<String, Map<String, Double>> known,
      TestScores scores,
      int jobs,
      Consumer<RunEvent> events) {
    try (SweepFolder open = SweepFolder.open(folder)) {
      for (PlannedRun run : plan.inOrder()) {
        if (known.containsKey(run.key()) && open.find(run).isEmpty()) {
          open.keep(run, RunRecord.of(run, known.get(run.key())));
        }
      }
      Map<String, Outcome> outcomes = new LinkedHashMap<>();
      new SweepWorkers(plan, open, Checkpointing.USUAL, events, scores)
          .run(jobs)
          .forEach((run, record) -> outcomes.put(run.key(), outcome(record)));
      return outcomes;
    }
  }

  private static Outcome outcome(RunRecord record) {
    return new Outcome(
        record.finished() ? Optional.empty() : Optional.of(record.message()), record.test());
  }
}
