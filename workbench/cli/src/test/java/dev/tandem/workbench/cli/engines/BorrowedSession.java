package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.tensor.Matrix;

/** For tests: another session; those below spoil something of it. */
abstract class BorrowedSession implements Session {
  private final Session session;

  BorrowedSession(Session session) {
    this.session = session;
  }

  @Override
  public StepResult step(Batch batch) {
    return session.step(batch);
  }

  @Override
  public Matrix predict(Features features) {
    return session.predict(features);
  }

  @Override
  public Trace trace(Batch batch) {
    return session.trace(batch);
  }

  @Override
  public SessionState state() {
    return session.state();
  }

  @Override
  public void restore(SessionState state) {
    session.restore(state);
  }

  @Override
  public int threads() {
    return session.threads();
  }

  @Override
  public void close() {
    session.close();
  }
}
