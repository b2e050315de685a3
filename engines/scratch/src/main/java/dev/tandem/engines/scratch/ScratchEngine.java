package dev.tandem.engines.scratch;

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

/** Pure Java: float32, SIMD by the JIT compiler, one thread. */
public final class ScratchEngine implements Engine {
  @Override
  public String name() {
    return "scratch";
  }

  @Override
  public String description() {
    return "pure Java: float32, no native code";
  }

  @Override
  public List<Precision> precisions() {
    return List.of(Precision.FLOAT32);
  }

  @Override
  public Availability availability() {
    return new Availability.Ready("Tandem 0.1", "CPU, loops vectorised by the JIT compiler");
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return LaunchOptions.NONE;
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return new ScratchSession(experiment, initial, training);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return new ScratchPredictor(model);
  }
}
