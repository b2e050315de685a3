package dev.tandem.engine;

import dev.tandem.data.Dataset;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;

/** For tests: an engine under another name; a subclass changes what its test is about. */
public abstract class DelegatingEngine implements Engine {
  private final String name;
  private final String description;
  private final String behind;

  /**
   * Makes an engine that hands every call on.
   *
   * @param behind the engine that works; found at the first call, as engines are made while the
   *     service loader looks for them
   */
  protected DelegatingEngine(String name, String description, String behind) {
    this.name = name;
    this.description = description;
    this.behind = behind;
  }

  private Engine engine() {
    return Engines.find(behind).orElseThrow();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return "for tests: " + description;
  }

  @Override
  public final List<Precision> precisions() {
    return engine().precisions();
  }

  @Override
  public Availability availability() {
    return engine().availability();
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return engine().launch(execution);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return engine().open(experiment, execution, initial, training);
  }

  @Override
  public final Predictor predictor(Model model, Execution execution) {
    return engine().predictor(model, execution);
  }
}
