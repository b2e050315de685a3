package dev.tandem.engine;

import dev.tandem.data.Features;
import dev.tandem.tensor.Matrix;
import java.util.Set;

/**
 * Passes everything on to another session, steps one by one: a subclass that overrides {@link
 * #step} sees each of them.
 */
public abstract class SessionWrapper implements Session {
  private final Session session;

  /**
   * @param session that does the work, and is closed with this one
   */
  protected SessionWrapper(Session session) {
    this.session = session;
  }

  @Override
  public Set<Ability> abilities() {
    return session.abilities();
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
