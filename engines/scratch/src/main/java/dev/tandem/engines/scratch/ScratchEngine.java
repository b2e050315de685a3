package dev.tandem.engines.scratch;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Repeatability;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.Map;

/** Pure Java: float32, in vectors where the JVM has their module, on one thread or more. */
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
  public Repeatability repeatability() {
    return Repeatability.TO_THE_BIT;
  }

  @Override
  public Availability availability() {
    return new Availability.Ready("Tandem 0.1", "CPU, " + Kernel.best().description());
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return new LaunchOptions(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0", // rows are padded: none is crossed
            // A kernel's calls are short loops: compiled whole after a hundred of them, not first
            // once for a loop under way, they are fast a fifth of a second sooner.
            "-XX:Tier4MinInvocationThreshold=100",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-Xmn4m"), // steps allocate nothing: room for young objects would only count as memory
        Map.of(),
        0);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return new ScratchSession(Kernel.best(), experiment, execution, initial, training);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return new ScratchPredictor(Kernel.best(), model);
  }
}
