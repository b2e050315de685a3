package dev.tandem.parity;

import dev.tandem.data.BatchSchedule;
import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;

/**
 * What one engine ended with after some steps of an experiment.
 *
 * @param weights in the engine's precision
 * @param buffers running statistics, if any, in the same
 * @param losses the sum over the batch, by step
 * @param initialHash of the weights that the session held before the first step, as float32, which
 *     all engines start from
 * @param orderHash of the rows that it asked for; empty if nobody watched
 */
record Run(
    Parameters weights, Parameters buffers, double[] losses, String initialHash, String orderHash) {

  /** On features that note which rows are asked for. */
  static Run observed(
      Engine engine, Precision precision, ExperimentSpec experiment, Dataset data, int steps) {
    Observed observed = new Observed(data.features());
    Dataset training =
        new Dataset(data.name(), observed, data.targets(), data.featureNames(), data.image());
    Run run = of(engine, precision, experiment, training, steps, observed::watch);
    return new Run(run.weights, run.buffers, run.losses, run.initialHash, observed.orderHash());
  }

  /** On the features as they are stored, which an engine may read in a way of its own. */
  static Run of(
      Engine engine, Precision precision, ExperimentSpec experiment, Dataset data, int steps) {
    return of(engine, precision, experiment, data, steps, () -> {});
  }

  private static Run of(
      Engine engine,
      Precision precision,
      ExperimentSpec experiment,
      Dataset training,
      int steps,
      Runnable opened) {
    long seed = experiment.training().seed();
    int batchSize = experiment.training().batchSize().orElse(training.rows());
    BatchSchedule schedule = new BatchSchedule(seed, training.rows(), batchSize);
    double[] losses = new double[steps];
    try (Session session =
        engine.open(
            experiment,
            new Execution(1, precision),
            Initializer.initialState(experiment.network(), seed),
            training)) {
      opened.run();
      String initial = Fingerprint.of(session.state().parameters().as(Precision.FLOAT32));
      for (int step = 1; step <= steps; step++) {
        losses[step - 1] = session.step(batch(schedule, experiment, step)).lossSum();
      }
      SessionState last = session.state();
      return new Run(last.parameters(), last.buffers(), losses, initial, "");
    }
  }

  private static Batch batch(BatchSchedule schedule, ExperimentSpec experiment, int step) {
    int epoch = 1 + (step - 1) / schedule.batchesPerEpoch();
    int index = (step - 1) % schedule.batchesPerEpoch();
    int[] rows = schedule.batch(schedule.order(epoch), index);
    return new Batch(step, epoch, index, rows, experiment.optimizer().learningRate());
  }

  /** The largest difference of two runs' weights and running statistics, in float64. */
  double weightDifference(Run other) {
    return Math.max(difference(weights, other.weights), difference(buffers, other.buffers));
  }

  private static double difference(Parameters a, Parameters b) {
    return a.as(Precision.FLOAT64).maxDifference(b.as(Precision.FLOAT64));
  }

  /** The largest difference of two runs' losses at one step. */
  double lossDifference(Run other) {
    double max = 0;
    for (int i = 0; i < losses.length; i++) {
      max = Math.max(max, Math.abs(losses[i] - other.losses[i]));
    }
    return max;
  }
}
