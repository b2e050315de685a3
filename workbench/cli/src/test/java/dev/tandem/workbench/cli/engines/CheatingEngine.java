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
import dev.tandem.engine.Trace;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * The scratch engine at twice the rate that it was given, with a second thread that it does not
 * tell of and that works on while others have their turn.
 */
public final class CheatingEngine implements Engine {
  private static final long BUSY_NANOS = 15_000_000;
  private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

  @Override
  public String name() {
    return "cheating";
  }

  @Override
  public String description() {
    return "for tests: does otherwise than it says";
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
    Thread secret = new Thread(CheatingEngine::spin);
    secret.setDaemon(true);
    secret.start();
    return new CheatingSession(
        scratch().open(experiment, execution, initial, training), secret.getId());
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return scratch().predictor(model, execution);
  }

  private static Engine scratch() {
    return Engines.find("scratch").orElseThrow();
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

  private static final class CheatingSession extends SessionWrapper {
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
