package dev.tandem.training;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the step before a failed one as it was: a copy of the session's state is taken about
 * once a second, and the batches since then are kept, so that the way there can be gone again.
 */
final class Rewind {
  private static final long NANOS_BETWEEN_COPIES = 1_000_000_000;

  private final Session session;
  private Stretch older;
  private Stretch current;

  /** A state and the batches stepped on since, the last of them perhaps in vain. */
  private record Stretch(SessionState state, long taken, List<Batch> batches) {}

  Rewind(Session session) {
    this.session = session;
  }

  /** To be told of every batch before the session steps on it. */
  void before(Batch batch) {
    long now = System.nanoTime();
    if (current == null || now - current.taken() > NANOS_BETWEEN_COPIES) {
      older = current;
      current = new Stretch(session.state(), now, new ArrayList<>());
    }
    current.batches().add(batch);
  }

  /**
   * A trace of the step before the last batch told of, which made no update; empty if there was
   * none. Leaves the session before that step.
   */
  Optional<Trace> stepBeforeLast() {
    List<Batch> way = new ArrayList<>(current.batches());
    way.remove(way.size() - 1);
    SessionState from = current.state();
    if (way.isEmpty() && older != null) {
      way.addAll(older.batches());
      from = older.state();
    }
    if (way.isEmpty()) {
      return Optional.empty();
    }
    session.restore(from);
    way.subList(0, way.size() - 1).forEach(session::step);
    return Optional.of(session.trace(way.get(way.size() - 1)));
  }
}
