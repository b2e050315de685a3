package dev.tandem.training;

import dev.tandem.network.ScheduleSpec;
import java.util.List;

/**
 * The learning rate of every step of one training run, as torch.optim.lr_scheduler's schedules have
 * it; {@link ScheduleSpec} says which is which. Powers and cosines are StrictMath's: the same rates
 * on every JDK.
 */
public interface LearningRates {
  /**
   * The rate of a step; to be asked in the order of training.
   *
   * @param epoch counts from 0
   * @param stepInEpoch counts from 0
   */
  double at(int epoch, int stepInEpoch);

  /**
   * Tells that an epoch is over. Only reduce-on-plateau listens; NaN is no improvement.
   *
   * @param validationLoss of the network after it
   */
  default void epochEnded(double validationLoss) {}

  /** What later rates depend on beside the step; nothing for most schedules. */
  default List<Double> memory() {
    return List.of();
  }

  /** Goes on from what the same schedule remembered. */
  default void resume(List<Double> memory) {}

  /**
   * The rates of a schedule.
   *
   * @param learningRate the optimizer's own, η
   * @param epochs of the whole training
   * @param stepsPerEpoch updates in an epoch
   */
  static LearningRates of(
      ScheduleSpec schedule, double learningRate, int epochs, int stepsPerEpoch) {
    return schedule.accept(new SchedulePlan(learningRate, epochs, stepsPerEpoch));
  }
}
