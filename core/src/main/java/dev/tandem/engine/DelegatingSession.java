package dev.tandem.engine;

import dev.tandem.data.Features;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands every call on to another session; a subclass changes what it needs to. {@link #steps} goes
 * to the other session whole and not through {@link #step}: watching one takes watching both.
 */
public abstract class DelegatingSession implements Session {
  private final Session session;

  protected DelegatingSession(Session session) {
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
  public List<StepResult> steps(List<Batch> batches) {
    return session.steps(batches);
  }

  @Override
  public int stepsAtOnce() {
    return session.stepsAtOnce();
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
  public List<Matrix> forward(Batch batch) {
    return session.forward(batch);
  }

  @Override
  public Parameters gradients(Batch batch) {
    return session.gradients(batch);
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
  public List<ProcessHandle> processes() {
    return session.processes();
  }

  @Override
  public Optional<Remote> remote() {
    return session.remote();
  }

  @Override
  public void close() {
    session.close();
  }
}
