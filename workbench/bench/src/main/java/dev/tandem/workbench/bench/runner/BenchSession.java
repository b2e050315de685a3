package dev.tandem.workbench.bench.runner;

import dev.tandem.benchmarks.protocol.Round;
import dev.tandem.benchmarks.protocol.Trainee;
import dev.tandem.data.BatchSchedule;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.StepResult;
import dev.tandem.network.ExperimentSpec;
import java.util.List;

/** A session, measured as {@code Trainer} measures it: the clock runs while it steps. */
final class BenchSession implements Trainee {
  private final String description;
  private final ExperimentSpec experiment;
  private final Session session;
  private final int asked;
  private final BatchSchedule schedule;
  private int[] order;
  private int epoch = 1;
  private int indexInEpoch;
  private long step;

  BenchSession(
      String description,
      Engine engine,
      ExperimentSpec experiment,
      Execution execution,
      PreparedData data) {
    this.description = description;
    this.experiment = experiment;
    this.asked = execution.threads();
    long seed = experiment.training().seed();
    this.session =
        engine.open(
            experiment,
            execution,
            Initializer.initialState(experiment.network(), seed),
            data.splits().training());
    int rows = data.splits().training().rows();
    this.schedule = new BatchSchedule(seed, rows, experiment.training().batchSize().orElse(rows));
    this.order = schedule.order(epoch);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<String> differences() {
    return session.threads() == asked
        ? List.of()
        : List.of("asked for " + asked + " threads, uses " + session.threads());
  }

  @Override
  public Round train(double seconds) {
    long nanos = 0;
    long rows = 0;
    double lossSum = 0;
    double lossWeight = 0;
    do {
      Batch batch = next();
      long start = System.nanoTime();
      StepResult result = session.step(batch);
      nanos += System.nanoTime() - start;
      rows += result.rows();
      lossSum += result.lossSum();
      lossWeight += result.lossWeight();
    } while (nanos < seconds * 1e9);
    return new Round(rows, nanos / 1e9, lossSum / lossWeight);
  }

  private Batch next() {
    if (indexInEpoch == schedule.batchesPerEpoch()) {
      epoch++;
      indexInEpoch = 0;
      order = schedule.order(epoch);
    }
    int[] rows = schedule.batch(order, indexInEpoch);
    return new Batch(++step, epoch, indexInEpoch++, rows, experiment.optimizer().learningRate());
  }

  @Override
  public void close() {
    session.close();
  }
}
