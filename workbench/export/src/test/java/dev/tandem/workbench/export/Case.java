package dev.tandem.workbench.export;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An experiment that is exported, small enough to train in no time. */
record Case(String name, ExperimentSpec experiment, DataSplits data) {
  /** Losses after an epoch. */
  record Losses(double training, double test) {}

  /** What the textbook comes to, epoch by epoch. */
  List<Losses> textbook() {
    Engine engine = Engines.find(new EngineReference("textbook", Map.of())).orElseThrow();
    List<Losses> losses = new ArrayList<>();
    try (Session session =
        engine.open(
            experiment,
            new Execution(1, Precision.FLOAT64),
            Initializer.initialState(experiment.network(), experiment.training().seed()),
            data.training())) {
      new Trainer(
              experiment,
              data,
              session,
              event -> {
                if (event instanceof TrainingEvent.EpochFinished epoch) {
                  losses.add(new Losses(epoch.train().loss(), epoch.test().loss()));
                }
              })
          .run();
    }
    return losses;
  }

  @Override
  public String toString() {
    return name;
  }
}
