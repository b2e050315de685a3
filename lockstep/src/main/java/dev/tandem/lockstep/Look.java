package dev.tandem.lockstep;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import java.util.Optional;

/**
 * One session's step.
 *
 * @param before the state that it started from
 * @param traced what it said that the step would do, if it can say so
 * @param result what the step gave
 * @param after the state that it ended in
 */
record Look(SessionState before, Optional<Trace> traced, StepResult result, SessionState after) {
  /** Looks at the step, then makes it. */
  static Look step(Session session, Batch batch) {
    SessionState before = session.state();
    Optional<Trace> trace =
        session.abilities().contains(Ability.TRACE)
            ? Optional.of(session.trace(batch))
            : Optional.empty();
    StepResult result = session.step(batch);
    return new Look(before, trace, result, session.state());
  }

  Trace trace() {
    return traced.orElseThrow();
  }
}
