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

/** The batches of a training run one after the other, as the trainer would have them. */
final class BatchPlan {
  private final ExperimentSpec experiment;
  private final DataSplits data;
  private final BatchSchedule schedule;
  private final LearningRates rates;
  private int[] order = {};
  private long step;

  BatchPlan(ExperimentSpec experiment, DataSplits data) {
    this.experiment = experiment;
    this.data = data;
    int rows = data.training().rows();
    this.schedule =
        new BatchSchedule(
            experiment.training().seed(), rows, experiment.training().batchSize().orElse(rows));
    this.rates =
        LearningRates.of(
            experiment.schedule(),
            experiment.optimizer().learningRate(),
            experiment.training().epochs(),
            schedule.batchesPerEpoch());
  }

  /** How many steps the experiment has. */
  long steps() {
    return (long) experiment.training().epochs() * schedule.batchesPerEpoch();
  }

  /**
   * The next batch.
   *
   * @param leader whose validation loss counts, where rates depend on it
   */
  Batch next(Session leader) {
    int epoch = (int) (step / schedule.batchesPerEpoch()) + 1;
    int index = (int) (step % schedule.batchesPerEpoch());
    if (index == 0) {
      order = schedule.order(epoch);
      if (epoch > 1 && dependsOnTheLoss(experiment.schedule())) {
        rates.epochEnded(
            Score.of(
                    leader.predict(data.validation().features()),
                    data.validation().targets(),
                    experiment.loss())
                .loss());
      }
    }
    step++;
    return new Batch(step, epoch, index, schedule.batch(order, index), rates.at(epoch - 1, index));
  }

  private static boolean dependsOnTheLoss(ScheduleSpec schedule) {
    return schedule instanceof ReduceOnPlateau
        || schedule instanceof WarmUp warmUp && dependsOnTheLoss(warmUp.then());
  }
}
