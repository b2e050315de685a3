package dev.tandem.training;

/** What training tells while it runs. */
public sealed interface TrainingEvent {
  /**
   * Some batches of an epoch are done.
   *
   * @param epoch counts from 1
   * @param batch how many batches of the epoch are done
   * @param batches in the epoch
   * @param running mean over the epoch's batches so far, each taken before its own update
   */
  record Progress(int epoch, int batch, int batches, Score running) implements TrainingEvent {}

  /**
   * An epoch is done.
   *
   * @param train running mean over the epoch's batches, each taken before its own update
   * @param validation of the network after the epoch
   * @param test of the network after the epoch; told, never used
   * @param learningRates that the epoch's batches were given
   * @param seconds spent on batches: gathering rows, the update, reading the loss; evaluation is
   *     not in it
   * @param orderSha256 of the rows in the order in which the session was given them
   * @param targetsSha256 of those rows' labels or numbers, in the same order
   * @param evaluationSeconds spent on validation and test rows
   */
  record EpochFinished(
      int epoch,
      Score train,
      Score validation,
      Score test,
      RateSpan learningRates,
      double seconds,
      String orderSha256,
      String targetsSha256,
      double evaluationSeconds)
      implements TrainingEvent {}

  /** The learning rates of an epoch's first and last step; schedules by epoch have but one. */
  record RateSpan(double first, double last) {}

  /**
   * Training with early stopping is over, and the session is back at the best epoch's state.
   *
   * @param epoch the last one that was trained
   * @param bestEpoch by the validation rows, the first of equal ones
   */
  record Stopped(int epoch, int bestEpoch) implements TrainingEvent {}
}
