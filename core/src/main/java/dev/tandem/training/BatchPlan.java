package dev.tandem.training;

import dev.tandem.data.BatchSchedule;
import dev.tandem.engine.Batch;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.training.TrainingEvent.RateSpan;
import java.util.Arrays;
import java.util.List;

/**
 * The batches of a training run one after the other: which rows come when, and at what learning
 * rate. Whoever trains, walks or measures takes them from here, so that all have the same.
 */
public final class BatchPlan {
  private final BatchSchedule schedule;
  private final LearningRates rates;
  private final int epochs;
  private int[] order = {};
  private long step;

  private BatchPlan(BatchSchedule schedule, LearningRates rates, int epochs) {
    this.schedule = schedule;
    this.rates = rates;
    this.epochs = epochs;
  }

  /** An experiment's: its epochs over so many training rows, at the rates of its schedule. */
  public static BatchPlan of(ExperimentSpec experiment, int rows) {
    BatchSchedule schedule = schedule(experiment, rows);
    int epochs = experiment.training().epochs();
    double rate = experiment.optimizer().learningRate();
    return new BatchPlan(
        schedule,
        LearningRates.of(experiment.schedule(), rate, epochs, schedule.batchesPerEpoch()),
        epochs);
  }

  /** Epochs without end at the optimizer's own rate, to measure speed with. */
  public static BatchPlan endless(ExperimentSpec experiment, int rows) {
    double rate = experiment.optimizer().learningRate();
    return new BatchPlan(
        schedule(experiment, rows), (epoch, stepInEpoch) -> rate, Integer.MAX_VALUE);
  }

  private static BatchSchedule schedule(ExperimentSpec experiment, int rows) {
    return new BatchSchedule(
        experiment.training().seed(), rows, experiment.training().batchSize().orElse(rows));
  }

  public int batchesPerEpoch() {
    return schedule.batchesPerEpoch();
  }

  /** How many steps there are in all epochs. */
  public long steps() {
    return (long) epochs * schedule.batchesPerEpoch();
  }

  /** How many batches were given out. */
  long stepsDone() {
    return step;
  }

  /** Whether the next batch begins an epoch. */
  public boolean atEpochStart() {
    return indexInEpoch() == 0;
  }

  /** The next batch; not to be asked for after the last step. */
  public Batch next() {
    int epoch = epochsDone() + 1;
    int index = indexInEpoch();
    if (index == 0) {
      order = schedule.order(epoch);
    }
    step++;
    return new Batch(step, epoch, index, schedule.batch(order, index), rates.at(epoch - 1, index));
  }

  /**
   * The batch that {@link #next} would give, to look at; the plan stays where it is. After the last
   * epoch it begins one more, at the last rate that was given.
   *
   * @param mostRows the rows after these are left out
   */
  Batch peek(int mostRows) {
    int done = epochsDone();
    int index = indexInEpoch();
    int[] rows = schedule.batch(index == 0 ? schedule.order(done + 1) : order, index);
    double rate = done < epochs ? rates.at(done, index) : rates.at(done - 1, batchesPerEpoch() - 1);
    return new Batch(
        step + 1, done + 1, index, Arrays.copyOf(rows, Math.min(rows.length, mostRows)), rate);
  }

  /** The rates of the epoch that is over; to be asked for before {@link #epochEnded}. */
  RateSpan ratesOfLastEpoch() {
    int epoch = epochsDone() - 1;
    return new RateSpan(rates.at(epoch, 0), rates.at(epoch, batchesPerEpoch() - 1));
  }

  /**
   * Tells that an epoch is over: later rates may depend on it.
   *
   * @param validationLoss of the network after it
   */
  public void epochEnded(double validationLoss) {
    rates.epochEnded(validationLoss);
  }

  /** What later rates depend on beside the step. */
  List<Double> memory() {
    return rates.memory();
  }

  /** Goes on after so many epochs, from what a plan of the same experiment remembered. */
  void resume(int epochsDone, List<Double> memory) {
    step = (long) epochsDone * schedule.batchesPerEpoch();
    rates.resume(memory);
  }

  private int epochsDone() {
    return (int) (step / schedule.batchesPerEpoch());
  }

  private int indexInEpoch() {
    return (int) (step % schedule.batchesPerEpoch());
  }
}
