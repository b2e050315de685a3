package dev.tandem.engine;

import java.util.Set;

/** For tests: a session without some abilities, which it then refuses to use. */
public final class PartialSession extends DelegatingSession {
  private final Set<Ability> able;

  public PartialSession(Session session, Set<Ability> able) {
    super(session);
    this.able = able;
  }

  @Override
  public Set<Ability> abilities() {
    return able;
  }

  @Override
  public Trace trace(Batch batch) {
    require(Ability.TRACE);
    return super.trace(batch);
  }

  @Override
  public void restore(SessionState state) {
    require(Ability.RESTORE);
    super.restore(state);
  }

  private void require(Ability ability) {
    if (!able.contains(ability)) {
      throw new UnsupportedOperationException(ability.name());
    }
  }
}
