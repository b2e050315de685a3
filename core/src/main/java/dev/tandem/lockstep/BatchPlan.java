package dev.tandem.lockstep;

import dev.tandem.data.BatchSchedule;
import dev.tandem.data.DataSplits;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.WarmUp;
import dev.tandem.training.LearningRates;
import dev.tandem.training.Score;

/**
 * The batches of two training runs one after the other, as the trainer would have them: the same
 * rows for both, each with its own experiment's learning rate.
 */
final class BatchPlan {
  /** One step's batch, as each side gets it. */
  record Batches(Batch a, Batch b) {}

  private final ExperimentSpec experimentA;
  private final ExperimentSpec experimentB;
  private final DataSplits data;
  private final BatchSchedule schedule;
  private final LearningRates ratesA;
  private final LearningRates ratesB;
  private int[] order = {};
  private long step;

  BatchPlan(ExperimentSpec experimentA, ExperimentSpec experimentB, DataSplits data) {
    this.experimentA = experimentA;
    this.experimentB = experimentB;
    this.data = data;
    int rows = data.training().rows();
    this.schedule =
        new BatchSchedule(
            experimentA.training().seed(), rows, experimentA.training().batchSize().orElse(rows));
    this.ratesA = rates(experimentA);
    this.ratesB = rates(experimentB);
  }

  private LearningRates rates(ExperimentSpec experiment) {
    return LearningRates.of(
        experiment.schedule(),
        experiment.optimizer().learningRate(),
        experiment.training().epochs(),
        schedule.batchesPerEpoch());
  }

  /** How many steps both experiments have. */
  long steps() {
    int epochs = Math.min(experimentA.training().epochs(), experimentB.training().epochs());
    return (long) epochs * schedule.batchesPerEpoch();
  }

  /**
   * The next batch.
   *
   * @param leader whose validation loss counts for both, where rates depend on it: two losses that
   *     differ by rounding must not make two rates
   */
  Batches next(Session leader) {
    int epoch = (int) (step / schedule.batchesPerEpoch()) + 1;
    int index = (int) (step % schedule.batchesPerEpoch());
    if (index == 0) {
      order = schedule.order(epoch);
      if (epoch > 1) {
        epochEnded(experimentA, ratesA, leader);
        epochEnded(experimentB, ratesB, leader);
      }
    }
    step++;
    int[] rows = schedule.batch(order, index);
    return new Batches(
        new Batch(step, epoch, index, rows, ratesA.at(epoch - 1, index)),
        new Batch(step, epoch, index, rows, ratesB.at(epoch - 1, index)));
  }

  private void epochEnded(ExperimentSpec experiment, LearningRates rates, Session leader) {
    if (dependsOnTheLoss(experiment.schedule())) {
      rates.epochEnded(
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
