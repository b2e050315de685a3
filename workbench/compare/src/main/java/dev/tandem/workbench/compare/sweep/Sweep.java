package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.runs.results.SweepFile;
import java.nio.file.Path;
import java.util.Map;

/** The use case: makes the runs that are missing, ranks all and writes what came of it. */
public final class Sweep {
  private final SweepListener listener;

  public Sweep(SweepListener listener) {
    this.listener = listener;
  }

  /**
   * Runs it, or goes on where it was stopped.
   *
   * @param folder the sweep's own; runs that it holds already are not made again
   * @param jobs how many processes at once
   * @throws dev.tandem.workbench.compare.experiment.ExperimentException if the engine cannot work
   *     here, or another sweep is at work in the folder
   */
  public SweepFile run(SweepPlan plan, Path folder, int jobs) {
    try (SweepFolder open = SweepFolder.open(folder)) {
      Map<PlannedRun, RunRecord> records = new SweepWorkers(plan, open, listener).run(jobs);
      listener.evaluating();
      return new SweepResults(plan, records, jobs).write(open);
    }
  }
}
