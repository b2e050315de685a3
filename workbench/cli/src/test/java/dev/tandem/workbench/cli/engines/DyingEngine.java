package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.engine.DelegatingEngine;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.network.ExperimentSpec;

/** The scratch engine, until the third step ends its process as a native crash would. */
public final class DyingEngine extends DelegatingEngine {
  /** What it prints before. */
  public static final String LAST_WORDS = "the third step was its last";

  private static final long LAST_STEP = 3;

  public DyingEngine() {
    super("dying", "dies in step " + LAST_STEP, "scratch");
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return new DyingSession(super.open(experiment, execution, initial, training));
  }

  private static final class DyingSession extends DelegatingSession {
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
