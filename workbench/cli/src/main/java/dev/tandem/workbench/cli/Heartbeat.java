package dev.tandem.workbench.cli;

/**
 * When somebody who reads a file hears how far something is: each half minute that was silent, as
 * far as the lines last. Where they would not last they are spread over the time that is left; if
 * nobody knows that, each pause is twice as long as the one before.
 */
final class Heartbeat {
  /** In nanoseconds, so that half a minute is never passed. */
  private static final long SILENCE = 28_000_000_000L;

  private static final int MOST_DOUBLINGS = 10;

  private int lines;
  private int given;
  private long spoken;

  /**
   * @param lines how many there may be
   */
  Heartbeat(int lines, long now) {
    this.lines = lines;
    this.spoken = now;
  }

  /** Notes that something else was printed. */
  void spoke(long now) {
    spoken = now;
  }

  /** From now on there may be so many lines, together with those that there were. */
  void mayHave(int inAll) {
    lines = Math.max(0, inAll - given);
  }

  /**
   * Whether a line is due now, which then counts as given.
   *
   * @param left nanoseconds until the end; 0 if nobody knows
   */
  boolean due(long now, double left) {
    if (lines == 0 || now - spoken < pause(left)) {
      return false;
    }
    lines--;
    given++;
    spoken = now;
    return true;
  }

  private double pause(double left) {
    return left > 0
        ? Math.max(SILENCE, left / (lines + 1))
        : SILENCE * (double) (1L << Math.min(given, MOST_DOUBLINGS));
  }
}
