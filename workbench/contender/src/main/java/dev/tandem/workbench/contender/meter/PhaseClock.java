package dev.tandem.workbench.contender.meter;

import dev.tandem.workbench.observed.Phase;
import dev.tandem.workbench.observed.PhaseSeconds;
import java.util.EnumMap;
import java.util.Map;

/**
 * Books every nanosecond since its start to exactly one phase, so that the phases sum to the whole
 * without a gap or an overlap. For one thread.
 */
public final class PhaseClock {
  private final Map<Phase, Long> booked = new EnumMap<>(Phase.class);
  private final long started;
  private Phase phase;
  private long entered;

  /**
   * @param started when the first phase began, in the nanoseconds of {@link System#nanoTime}
   */
  public PhaseClock(Phase first, long started) {
    this.started = started;
    this.phase = first;
    this.entered = started;
  }

  /** Ends the phase that it is in and begins another, with one look at the time. */
  public void enter(Phase next) {
    long now = System.nanoTime();
    book(phase, now - entered);
    phase = next;
    entered = now;
  }

  /**
   * Moves time that was measured by somebody else out of the present phase, in which it was spent.
   *
   * @throws IllegalArgumentException if more is moved than was spent
   */
  public void move(Phase to, long nanoseconds) {
    enter(phase);
    if (nanoseconds < 0 || nanoseconds > booked.get(phase)) {
      throw new IllegalArgumentException(
          "PhaseClock: expected 0 to "
              + booked.get(phase)
              + " ns of "
              + phase
              + ", got "
              + nanoseconds);
    }
    book(phase, -nanoseconds);
    book(to, nanoseconds);
  }

  /** Since the start, the present phase included. */
  public PhaseSeconds read() {
    enter(phase);
    return new PhaseSeconds(booked);
  }

  /** Nanoseconds from the start to the last look at the time. */
  public long elapsed() {
    return entered - started;
  }

  private void book(Phase to, long nanoseconds) {
    booked.merge(to, nanoseconds, Long::sum);
  }
}
