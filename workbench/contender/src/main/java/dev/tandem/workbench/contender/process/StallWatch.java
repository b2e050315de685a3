package dev.tandem.workbench.contender.process;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells a stalled child from a slow one: the slow one uses the processor, and the stalled one makes
 * no step and hardly any use of it. Signs of life cost a little, so a little is allowed.
 */
final class StallWatch {
  private static final long LIMIT_NANOS = Duration.ofSeconds(60).toNanos();
  private static final Duration SIGNS_OF_LIFE = Duration.ofSeconds(2);

  /** It is asked each second; whoever asks later was stopped, perhaps together with the child. */
  private static final long ABSENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final Supplier<Duration> processor;
  private final LongSupplier clock;
  private long since;
  private long asked;
  private Duration usedThen;

  /**
   * @param processor time used so far by the whole process tree
   * @param clock in nanoseconds
   */
  StallWatch(Supplier<Duration> processor, LongSupplier clock) {
    this.processor = processor;
    this.clock = clock;
    progressed();
  }

  /** A step was made, or an answer came, or a new wait begins. */
  void progressed() {
    since = clock.getAsLong();
    asked = since;
    usedThen = null; // looked at later: most waits are short
  }

  /** Whether nothing has been done for a minute; to be asked each second. */
  boolean stalled() {
    Duration used = processor.get();
    long now = clock.getAsLong();
    boolean wasAbsent = now - asked > ABSENCE_NANOS;
    asked = now;
    if (wasAbsent || usedThen == null || used.minus(usedThen).abs().compareTo(SIGNS_OF_LIFE) > 0) {
      since = now;
      usedThen = used;
      return false;
    }
    return now - since >= LIMIT_NANOS;
  }
}
