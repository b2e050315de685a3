package dev.tandem.lockstep;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.WarmUp;
import dev.tandem.training.BatchPlan;
import dev.tandem.training.Score;

/**
 * The batches of two training runs one after the other, as the trainer would have them: the same
 * rows for both, each with its own experiment's learning rate.
 */
final class PairedBatches {
  /** One step's batch, as each side gets it. */
  record Batches(Batch a, Batch b) {}

  private final ExperimentSpec experimentA;
  private final ExperimentSpec experimentB;
  private final DataSplits data;
  private final BatchPlan planA;
  private final BatchPlan planB;
  private boolean begun;

  PairedBatches(ExperimentSpec experimentA, ExperimentSpec experimentB, DataSplits data) {
    this.experimentA = experimentA;
    this.experimentB = experimentB;
    this.data = data;
    this.planA = BatchPlan.of(experimentA, data.training().rows());
    this.planB = BatchPlan.of(experimentB, data.training().rows());
  }

  /** How many steps both experiments have. */
  long steps() {
    return Math.min(planA.steps(), planB.steps());
  }

  /**
   * The next batch.
   *
   * @param leader whose validation loss counts for both, where rates depend on it: two losses that
   *     differ by rounding must not make two rates
   */
  Batches next(Session leader) {
    if (begun && planA.atEpochStart()) {
      epochEnded(experimentA, planA, leader);
      epochEnded(experimentB, planB, leader);
    }
    begun = true;
    return new Batches(planA.next(), planB.next());
  }

  private void epochEnded(ExperimentSpec experiment, BatchPlan plan, Session leader) {
    if (dependsOnTheLoss(experiment.schedule())) {
      plan.epochEnded(
          Score.of(
                  leader.predict(data.validation().features()),
                  data.validation().targets(),
                  experiment.loss())
              .loss());
    }
  }

  private static boolean dependsOnTheLoss(ScheduleSpec schedule) {
    return schedule instanceof ReduceOnPlateau
        || schedule instanceof WarmUp warmUp && dependsOnTheLoss(warmUp.then());
  }
}
