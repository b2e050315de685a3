package dev.tandem.engines.textbook;

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

/** The reference: float64, one thread, formulas. */
public final class TextbookEngine implements Engine {
  @Override
  public String name() {
    return "textbook";
  }

  @Override
  public String description() {
    return "the reference: float64 loops that read like the formulas";
  }

  @Override
  public List<Precision> precisions() {
    return List.of(Precision.FLOAT64);
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.TO_THE_BIT;
  }

  @Override
  public Availability availability() {
    return new Availability.Ready("Tandem 0.1", "CPU, plain loops");
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return LaunchOptions.NONE;
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return open(experiment, initial, training, Parts.of(experiment));
  }

  /** Opens a session with other parts than the experiment asks for. */
  public static Session open(
      ExperimentSpec experiment, SessionState initial, Dataset training, Parts parts) {
    return new TextbookSession(experiment, initial, training, parts);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return predictor(model, (index, layer) -> layer);
  }

  /** Readies a model whose network gets other layers than its spec asks for. */
  public static Predictor predictor(Model model, Parts.Replacement layers) {
    return new TextbookPredictor(model, layers);
  }
}
