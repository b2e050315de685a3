package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;

/** For tests: the scratch engine under another name; those below spoil something of it. */
abstract class BorrowingEngine implements Engine {
  private final String name;

  BorrowingEngine(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "for tests: " + getClass().getSimpleName();
  }

  @Override
  public List<Precision> precisions() {
    return List.of(Precision.FLOAT32);
  }

  @Override
  public Availability availability() {
    return scratch().availability();
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return scratch().launch(execution);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return scratch().open(experiment, execution, initial, training);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return scratch().predictor(model, execution);
  }

  private static Engine scratch() {
    return Engines.find("scratch").orElseThrow();
  }
}
