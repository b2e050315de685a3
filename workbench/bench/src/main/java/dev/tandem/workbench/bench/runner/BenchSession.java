package dev.tandem.workbench.bench.runner;

import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.StepResult;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.training.BatchPlan;
import dev.tandem.workbench.rounds.Round;
import dev.tandem.workbench.rounds.Trainee;
import java.util.List;

/** A session, measured as {@code Trainer} measures it: the clock runs while it steps. */
final class BenchSession implements Trainee {
  private final String description;
  private final Session session;
  private final int asked;
  private final BatchPlan plan;

  BenchSession(
      String description,
      Engine engine,
      ExperimentSpec experiment,
      Execution execution,
      PreparedData data) {
    this.description = description;
    this.asked = execution.threads();
    this.session =
        engine.open(
            experiment,
            execution,
            Initializer.initialState(experiment.network(), experiment.training().seed()),
            data.splits().training());
    this.plan = BatchPlan.endless(experiment, data.splits().training().rows());
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
      Batch batch = plan.next();
      long start = System.nanoTime();
      StepResult result = session.step(batch);
      nanos += System.nanoTime() - start;
      rows += result.rows();
      lossSum += result.lossSum();
      lossWeight += result.lossWeight();
    } while (nanos < seconds * 1e9);
    return new Round(rows, nanos / 1e9, lossSum / lossWeight);
  }

  @Override
  public void close() {
    session.close();
  }
}
