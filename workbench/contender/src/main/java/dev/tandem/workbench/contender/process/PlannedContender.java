package dev.tandem.workbench.contender.process;

import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.TrainingSpec;

/**
 * A contender whose data is prepared.
 *
 * @param experiment its own, with the network fitted to the data
 * @param prepared the data that it trains on
 */
public record PlannedContender(
    Contender contender, ExperimentSpec experiment, PreparedFile prepared) {
  public String id() {
    return contender.id();
  }

  /**
   * The experiment of a repeat: the first has the experiment's own seed, the next ones the seeds
   * after it.
   */
  ExperimentSpec experimentOf(int repeat) {
    TrainingSpec training = experiment.training();
    return experiment.with(training.withSeed(training.seed() + repeat - 1));
  }
}
