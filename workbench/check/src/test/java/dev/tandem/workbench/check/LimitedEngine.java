package dev.tandem.workbench.check;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.PartialSession;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.Set;

/** An engine whose sessions show less than they could. */
record LimitedEngine(Engine engine, Set<Ability> shown) implements Engine {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public String description() {
    return engine.description();
  }

  @Override
  public List<Precision> precisions() {
    return engine.precisions();
  }

  @Override
  public Availability availability() {
    return engine.availability();
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return engine.launch(execution);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return new PartialSession(engine.open(experiment, execution, initial, training), shown);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return engine.predictor(model, execution);
  }
}
