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

/** An engine whose native library is never there. */
public final class AbsentEngine implements Engine {
  @Override
  public String name() {
    return "absent";
  }

  @Override
  public String description() {
    return "for tests: its library is missing";
  }

  @Override
  public List<Precision> precisions() {
    return List.of(Precision.FLOAT32);
  }

  @Override
  public Availability availability() {
    return new Availability.Missing("libabsent.so is not there", "install libabsent");
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return LaunchOptions.NONE;
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    throw new UnsupportedOperationException("a missing engine opens no session");
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    throw new UnsupportedOperationException("a missing engine predicts nothing");
  }
}
