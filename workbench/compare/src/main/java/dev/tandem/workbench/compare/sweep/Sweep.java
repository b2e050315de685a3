package dev.tandem.workbench.compare.sweep;

import dev.tandem.file.FileFault;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.runs.folder.Environment;
import dev.tandem.workbench.runs.results.SweepFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The use case: makes the runs that are missing, ranks all and writes what came of it. */
public final class Sweep {
  private final Consumer<RunEvent> events;
  private final String command;
  private final Checkpointing checkpoints;
  private final Failed failed;

  /** What becomes of runs that failed by their own settings in an earlier start. */
  private enum Failed {
    STAY,
    TRIED_AGAIN
  }

  /**
   * @param command that asks for it, as one would type it again
   * @param checkpoints from which runs go on that were stopped
   */
  public Sweep(Consumer<RunEvent> events, String command, Checkpointing checkpoints) {
    this(events, command, checkpoints, Failed.STAY);
  }

  private Sweep(
      Consumer<RunEvent> events, String command, Checkpointing checkpoints, Failed failed) {
    this.events = events;
    this.command = command;
    this.checkpoints = checkpoints;
    this.failed = failed;
  }

  /** The same that makes runs again which failed in an earlier start. */
  public Sweep retryingFailed() {
    return new Sweep(events, command, checkpoints, Failed.TRIED_AGAIN);
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
      try {
        return run(plan, open, jobs);
      } catch (RuntimeException fault) {
        throw FileFault.cause(folder, fault);
      }
    }
  }

  private SweepFile run(SweepPlan plan, SweepFolder folder, int jobs) {
    folder.describe(Environment.describe(command));
    if (failed == Failed.TRIED_AGAIN) {
      plan.inOrder().forEach(folder::forgetIfFailed);
    }
    Map<PlannedRun, RunRecord> records =
        new SweepWorkers(plan, folder, checkpoints, events).run(jobs);
    events.accept(new RunEvent.Evaluating());
    return new SweepResults(plan, records, jobs).write(folder);
  }
}
