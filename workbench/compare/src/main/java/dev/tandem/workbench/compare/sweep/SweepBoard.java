package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.results.Settings;
import dev.tandem.workbench.runs.results.SweepFile.CombinationEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps count of a sweep's runs and tells them; used by all workers. */
final class SweepBoard {
  private final SweepPlan plan;
  private final Consumer<RunEvent> events;
  private final Map<PlannedRun, RunRecord> records = new LinkedHashMap<>();
  private final Map<PlannedRun, Integer> running = new HashMap<>();
  private String best = "";

  SweepBoard(SweepPlan plan, Consumer<RunEvent> events) {
    this.plan = plan;
    this.events = events;
  }

  synchronized void start(Map<PlannedRun, RunRecord> found, int jobs) {
    records.putAll(found);
    best = bestInWords();
    events.accept(new RunEvent.SweepStarting(plan.runCount(), found.size(), jobs));
  }

  synchronized void started(PlannedRun run) {
    running.put(run, 0);
    events.accept(progress());
  }

  private synchronized void epoch(PlannedRun run, int epoch) {
    running.put(run, epoch);
    events.accept(progress());
  }

  /** Returns a reader of one run's events. */
  Consumer<RunEvent> reader(PlannedRun run) {
    return event -> {
      if (event instanceof RunEvent.Observed told && told.seen() instanceof Observation.Epoch e) {
        epoch(run, e.epoch());
      }
    };
  }

  synchronized void over(PlannedRun run, RunRecord result) {
    running.remove(run);
    records.put(run, result);
    best = bestInWords();
    String settings = Settings.all(run.combination().settings()) + ", seed " + run.seed();
    events.accept(new RunEvent.SweepRunOver(progress(), settings, outcome(result)));
  }

  synchronized Map<PlannedRun, RunRecord> records() {
    return new LinkedHashMap<>(records);
  }

  private String outcome(RunRecord result) {
    if (result.finished() && result.validation().isEmpty()) {
      String metric = plan.figure().key();
      double value = RunRecord.value(result.test(), metric);
      return Double.isNaN(value)
          ? "test " + plan.figure().words() + " undefined"
          : "test " + plan.figure().words() + " " + number(value);
    }
    return result.finished()
        ? plan.figure().words() + " " + number(result.figure(plan.figure()))
        : "failed: " + result.message();
  }

  private RunEvent.SweepProgress progress() {
    int epochsInAll =
        running.keySet().stream().mapToInt(run -> run.experiment().training().epochs()).sum();
    int epochs = running.values().stream().mapToInt(Integer::intValue).sum();
    return new RunEvent.SweepProgress(
        records.size(), plan.runCount(), running.size(), epochs, epochsInAll, best);
  }

  /** Over the seeds that each combination has so far. */
  private String bestInWords() {
    List<CombinationEntry> ranked =
        Ranking.of(plan, records).stream().filter(CombinationEntry::ranked).toList();
    if (ranked.isEmpty()) {
      return "";
    }
    CombinationEntry first = ranked.get(0);
    return plan.figure().words()
        + " "
        + number(first.figure().mean())
        + " with "
        + Settings.all(first.settings());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
