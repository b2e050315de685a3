package dev.tandem.lockstep;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;

/**
 * One session's step.
 *
 * @param before the state that it started from
 * @param trace what it said that the step would do
 * @param result what the step gave
 * @param after the state that it ended in
 */
record Look(SessionState before, Trace trace, StepResult result, SessionState after) {
  /** Looks at the step, then makes it. */
  static Look step(Session session, Batch batch) {
    SessionState before = session.state();
    Trace trace = session.trace(batch);
    StepResult result = session.step(batch);
    return new Look(before, trace, result, session.state());
  }
}
