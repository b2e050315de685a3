package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.Map;

/** An engine that asks for a JVM option that no JVM has. */
public final class UnstartableEngine implements Engine {
  @Override
  public String name() {
    return "unstartable";
  }

  @Override
  public String description() {
    return "for tests: its process does not start";
  }

  @Override
  public List<Precision> precisions() {
    return List.of(Precision.FLOAT32);
  }

  @Override
  public Availability availability() {
    return new Availability.Ready("1", "nothing");
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return new LaunchOptions(List.of("-XX:+NoSuchOptionAnywhere"), Map.of(), 0);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    throw new UnsupportedOperationException("its process never comes so far");
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    throw new UnsupportedOperationException("its process never comes so far");
  }
}
