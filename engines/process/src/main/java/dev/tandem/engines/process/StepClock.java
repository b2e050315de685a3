package dev.tandem.engines.process;

import dev.tandem.engine.Remote;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What training steps have taken here, beside waiting for the program, and by its own clock. */
final class StepClock {
  private long handOverNanos;
  private double ownSeconds;
  private boolean told = true; // whether every answer so far has told its time

  /**
   * @param hereNanos in which the program was not waited for
   * @param own seconds that the answer tells
   */
  void add(long hereNanos, OptionalDouble own) {
    handOverNanos += hereNanos;
    told &= own.isPresent();
    ownSeconds += own.orElse(0);
  }

  Remote remote(OptionalInt threads) {
    boolean any = told && handOverNanos > 0;
    return new Remote(
        threads, handOverNanos / 1e9, any ? OptionalDouble.of(ownSeconds) : OptionalDouble.empty());
  }
}
