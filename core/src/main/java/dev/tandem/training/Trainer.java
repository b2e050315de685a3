package dev.tandem.training;

import dev.tandem.data.BatchSchedule;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.StepResult;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Fingerprint;
import java.util.function.Consumer;

/**
 * The training loop. It decides which rows come when and at what rate, keeps the clock, and tells
 * how it goes; the session does the mathematics. Test rows are only reported on: nothing here
 * depends on them.
 */
public final class Trainer {
  private static final long NANOS_BETWEEN_PROGRESS = 100_000_000;

  private final ExperimentSpec experiment;
  private final DataSplits data;
  private final Session session;
  private final Consumer<TrainingEvent> events;
  private final BatchSchedule schedule;
  private int epoch;
  private long step;

  /** Starts before the first epoch. */
  public Trainer(
      ExperimentSpec experiment, DataSplits data, Session session, Consumer<TrainingEvent> events) {
    this.experiment = experiment;
    this.data = data;
    this.session = session;
    this.events = events;
    int rows = data.training().rows();
    this.schedule =
        new BatchSchedule(
            experiment.training().seed(), rows, experiment.training().batchSize().orElse(rows));
  }

  /** Whether all epochs of the experiment are done. */
  public boolean done() {
    return epoch == experiment.training().epochs();
  }

  /** All epochs that are left. */
  public void run() {
    while (!done()) {
      runEpoch();
    }
  }

  /**
   * One epoch: all training rows once.
   *
   * @throws DivergenceException if the loss stops being finite
   */
  public TrainingEvent.EpochFinished runEpoch() {
    epoch++;
    int[] order = schedule.order(epoch);
    RunningScore running = new RunningScore();
    Fingerprint seen = new Fingerprint();
    long nanos = 0;
    long lastProgress = System.nanoTime();
    for (int i = 0; i < schedule.batchesPerEpoch(); i++) {
      Batch batch = nextBatch(order, i);
      seen.add(batch.rows());
      long start = System.nanoTime();
      StepResult result = session.step(batch);
      long end = System.nanoTime();
      nanos += end - start;
      if (!Double.isFinite(result.lossSum())) {
        throw new DivergenceException(epoch, step, result.lossSum());
      }
      running.add(result);
      if (end - lastProgress > NANOS_BETWEEN_PROGRESS) {
        lastProgress = end;
        events.accept(
            new TrainingEvent.Progress(epoch, i + 1, schedule.batchesPerEpoch(), running.score()));
      }
    }
    TrainingEvent.EpochFinished finished =
        new TrainingEvent.EpochFinished(
            epoch,
            running.score(),
            score(data.validation()),
            score(data.test()),
            nanos / 1e9,
            seen.hex());
    events.accept(finished);
    return finished;
  }

  private Batch nextBatch(int[] order, int indexInEpoch) {
    step++;
    double learningRate = experiment.optimizer().learningRate();
    return new Batch(step, epoch, indexInEpoch, schedule.batch(order, indexInEpoch), learningRate);
  }

  private Score score(Dataset dataset) {
    if (dataset.rows() == 0) {
      return Score.NONE;
    }
    Predictions predictions =
        new Predictions(
            session.predict(dataset.features()),
            dataset.classes().labels(),
            dataset.classes().names().size());
    return new Score(predictions.loss(), predictions.accuracy());
  }

  /** Sums over the batches of an epoch. */
  private static final class RunningScore {
    private double lossSum;
    private double lossWeight;
    private long rows;
    private long correct;

    void add(StepResult result) {
      lossSum += result.lossSum();
      lossWeight += result.lossWeight();
      rows += result.rows();
      correct += result.correct().orElse(0);
    }

    Score score() {
      return new Score(lossSum / lossWeight, (double) correct / rows);
    }
  }
}
