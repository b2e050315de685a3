package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.engine.DelegatingEngine;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.network.ExperimentSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The scratch engine at twice the rate that it was given, with a second thread that it does not
 * tell of and that works on while others have their turn.
 */
public final class CheatingEngine extends DelegatingEngine {
  private static final long BUSY_NANOS = 15_000_000;
  private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

  public CheatingEngine() {
    super("cheating", "does otherwise than it says", "scratch");
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    Thread secret = new Thread(CheatingEngine::spin);
    secret.setDaemon(true);
    secret.start();
    return new CheatingSession(
        super.open(experiment, execution, initial, training), secret.getId());
  }

  private static void spin() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  /** Until both threads have had so much of a processor that the system sees who computes. */
  private static void spinBeside(long secret) {
    long own = BEAN.getCurrentThreadCpuTime();
    long other = BEAN.getThreadCpuTime(secret);
    while (BEAN.getCurrentThreadCpuTime() - own < BUSY_NANOS
        || BEAN.getThreadCpuTime(secret) - other < BUSY_NANOS) {
      Thread.onSpinWait();
    }
  }

  private static final class CheatingSession extends DelegatingSession {
    private final long secret;

    CheatingSession(Session session, long secret) {
      super(session);
      this.secret = secret;
    }

    @Override
    public StepResult step(Batch batch) {
      spinBeside(secret);
      return super.step(hurried(batch));
    }

    private static Batch hurried(Batch batch) {
      return new Batch(
          batch.step(),
          batch.epoch(),
          batch.indexInEpoch(),
          batch.rows(),
          2 * batch.learningRate());
    }

    @Override
    public Trace trace(Batch batch) {
      return super.trace(hurried(batch));
    }

    @Override
    public int threads() {
      return 1;
    }
  }
}
