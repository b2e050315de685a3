package dev.tandem.training;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Looks at the step before a failed one as it was: a copy of the session's state is taken now and
 * then, and the batches since are kept, so that the way there can be gone again. Copies take at
 * most a fiftieth of the time; of large networks, whose copies would count in everybody's peak
 * memory, and of sessions that cannot use one, none is taken, and the step before stays unknown.
 */
final class Rewind {
  private static final long LEAST_NANOS_BETWEEN_COPIES = 1_000_000_000;
  private static final int SHARE_OF_TIME = 50;
  private static final long MOST_PARAMETERS = 2_000_000;

  private final Session session;
  private final LongSupplier nanos;
  private final boolean copies;
  private Stretch older; // only while the current one has but one batch
  private Stretch current;
  private long nextCopy;

  /** A state and the batches stepped on since, the last of them perhaps in vain. */
  private record Stretch(SessionState state, List<Batch> batches) {}

  /**
   * @param parameters how many numbers the session trains
   * @param nanos the clock
   */
  Rewind(Session session, long parameters, LongSupplier nanos) {
    this.session = session;
    this.nanos = nanos;
    this.copies =
        parameters <= MOST_PARAMETERS
            && session.abilities().containsAll(EnumSet.of(Ability.TRACE, Ability.RESTORE));
  }

  /** To be told of every batch, or of the first of several, before the session steps on it. */
  void before(Batch batch) {
    if (!copies) {
      return;
    }
    long now = nanos.getAsLong();
    if (current == null || now - nextCopy > 0) {
      older = current;
      current = new Stretch(session.state(), new ArrayList<>());
      long took = nanos.getAsLong() - now;
      nextCopy = now + Math.max(LEAST_NANOS_BETWEEN_COPIES, SHARE_OF_TIME * took);
    } else {
      older = null;
    }
    current.batches().add(batch);
  }

  /** To be told of every further batch that the session has stepped on in the same call. */
  void alongWith(Batch batch) {
    if (copies) {
      older = null;
      current.batches().add(batch);
    }
  }

  /**
   * A trace of the step before the last batch told of, which made no update; empty if there was
   * none. Leaves the session before that step.
   */
  Optional<Trace> stepBeforeLast() {
    if (current == null) {
      return Optional.empty();
    }
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
