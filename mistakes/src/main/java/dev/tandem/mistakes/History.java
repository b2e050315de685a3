package dev.tandem.mistakes;

import java.util.Optional;
import java.util.TreeMap;

/**
 * What a mistake carries from one step to the next, by step: a step that is made again, from a
 * state that was restored, finds what it found before.
 */
final class History<T> {
  private final TreeMap<Long, T> notes = new TreeMap<>();

  /** Notes what is at hand in a step. */
  void note(long step, T now) {
    notes.put(step, now);
    notes.headMap(step - 1).clear(); // nobody goes further back
  }

  /** What was noted in the step before, if it was. */
  Optional<T> before(long step) {
    return Optional.ofNullable(notes.get(step - 1));
  }
}
