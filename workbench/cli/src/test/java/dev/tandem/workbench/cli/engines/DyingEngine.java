package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.SessionWrapper;
import dev.tandem.engine.StepResult;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;

/** The scratch engine, until the third step ends its process as a native crash would. */
public final class DyingEngine implements Engine {
  /** What it prints before. */
  public static final String LAST_WORDS = "the third step was its last";

  private static final long LAST_STEP = 3;

  @Override
  public String name() {
    return "dying";
  }

  @Override
  public String description() {
    return "for tests: dies in step " + LAST_STEP;
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
    return new DyingSession(scratch().open(experiment, execution, initial, training));
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return scratch().predictor(model, execution);
  }

  private static Engine scratch() {
    return Engines.find("scratch").orElseThrow();
  }

  private static final class DyingSession extends SessionWrapper {
    DyingSession(Session session) {
      super(session);
    }

    @Override
    public StepResult step(Batch batch) {
      if (batch.step() == LAST_STEP) {
        System.err.println(LAST_WORDS);
        Runtime.getRuntime().halt(7);
      }
      return super.step(batch);
    }
  }
}
