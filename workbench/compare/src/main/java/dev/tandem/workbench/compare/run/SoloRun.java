package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderLaunch;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;

/** One contender alone, from its start to its end, in a process of its own. */
public final class SoloRun {
  private SoloRun() {}

  /**
   * How it ended.
   *
   * @param status finished, failed or missing
   * @param message why, unless it finished; null otherwise
   * @param epochs that it made
   * @param run its figures; null unless it finished
   */
  public record Outcome(String status, String message, int epochs, RunEntry run) {}

  /** An experiment with whatever depends on its data filled in: open sizes, balanced weights. */
  public static ExperimentSpec fit(ExperimentSpec experiment, PreparedFile data) {
    return Comparison.fit(experiment, data);
  }

  /**
   * Trains and evaluates.
   *
   * @param experiment fitted
   * @param data the rows of the prepared file
   * @param folder that takes the run's files
   * @param epochs hears of each epoch that is over
   */
  public static Outcome train(
      Contender contender,
      ExperimentSpec experiment,
      PreparedFile prepared,
      DataSplits data,
      Path folder,
      IntConsumer epochs) {
    PlannedContender planned = new PlannedContender(contender, experiment, prepared);
    try (ContenderRun run = new ContenderRun(planned, 1, folder)) {
      run.start(() -> ContenderLaunch.start(run));
      while (run.training()) {
        run.epoch(progress -> {});
        epochs.accept(run.epochs().size());
      }
      run.finish();
      boolean finished = run.status() == ContenderRun.Status.FINISHED;
      return new Outcome(
          run.status().label(),
          run.message(),
          run.epochs().size(),
          finished ? RunEvaluation.of(run, data, Optional.empty()) : null);
    }
  }
}
