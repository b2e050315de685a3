package dev.tandem.workbench.explain;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.training.BatchPlan;
import dev.tandem.workbench.explain.Question.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Experiments on a few rows, and sides that have been trained up to a step of them. */
final class Steps {
  private Steps() {}

  /** The four rows of exclusive or. */
  static Dataset xor() {
    return new Dataset(
        "xor",
        Features.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 2),
        new Targets.Classes(new int[] {0, 1, 1, 0}, List.of("0", "1")),
        List.of("x1", "x2"),
        java.util.Optional.empty());
  }

  /** Eight rows of three columns and two numbers to estimate. */
  static Dataset numbers() {
    float[] x = new float[24];
    float[] y = new float[16];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i * 1.7);
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (2 * Math.cos(i * 0.9));
    }
    return new Dataset(
        "numbers",
        Features.of(x, 3),
        new Targets.Values(y, 2),
        List.of("a", "b", "c"),
        java.util.Optional.empty());
  }

  static ExperimentSpec experiment(
      Dataset data, NetworkSpec network, LossSpec loss, OptimizerSpec optimizer) {
    return new ExperimentSpec(
        data.name(),
        DataSpec.of(data.name()),
        network,
        loss,
        optimizer,
        new TrainingSpec(50, OptionalInt.of(4), 7));
  }

  /** All engines' view of a step, after those before it. */
  static List<Side> sides(ExperimentSpec experiment, Dataset data, Batch asked, String... engines) {
    List<Side> sides = new ArrayList<>();
    for (String name : engines) {
      Engine engine = Engines.find(name).orElseThrow();
      SessionState initial =
          Initializer.initialState(experiment.network(), experiment.training().seed());
      Execution execution = new Execution(1, engine.precisions().get(0));
      try (Session session = engine.open(experiment, execution, initial, data)) {
        BatchPlan plan = BatchPlan.of(experiment, data.rows());
        for (long step = 1; step < asked.step(); step++) {
          session.step(plan.next());
        }
        sides.add(new Side(name, experiment, session.state(), session.trace(asked)));
      }
    }
    return sides;
  }

  /** The plan's batch of a step. */
  static Batch batch(ExperimentSpec experiment, Dataset data, long step) {
    BatchPlan plan = BatchPlan.of(experiment, data.rows());
    for (long before = 1; before < step; before++) {
      plan.next();
    }
    return plan.next();
  }

  /** The same with one row alone. */
  static Batch alone(Batch batch, int row) {
    return new Batch(
        batch.step(), batch.epoch(), batch.indexInEpoch(), new int[] {row}, batch.learningRate());
  }

  static Explanation explain(
      ExperimentSpec experiment, Dataset data, Batch batch, int row, Unit... units) {
    return Explanation.of(
        new Question(data, batch, row, List.of(units)),
        sides(experiment, data, batch, "textbook", "scratch"));
  }
}
