package dev.tandem.engines.process;

/**
 * How many batches are handed over at once: what takes a quarter of a second, so that handing over
 * does not count and progress shows.
 */
final class Pace {
  private static final double NANOS_PER_CALL = 250e6;
  private static final int LARGEST_GROWTH = 4;
  private static final int MOST = 1024;
  private static final long MOST_BYTES = 16 << 20;

  private final int most;
  private int steps = 1;

  /**
   * @param bytesPerStep that a batch takes in a file, about
   */
  Pace(long bytesPerStep) {
    most = (int) Math.max(1, Math.min(MOST, MOST_BYTES / Math.max(1, bytesPerStep)));
  }

  int steps() {
    return steps;
  }

  /** To be told how long steps took. */
  void took(int made, long nanos) {
    double fitting = NANOS_PER_CALL * made / Math.max(1, nanos);
    steps = (int) Math.max(1, Math.min(most, Math.min(fitting, (double) LARGEST_GROWTH * made)));
  }
}
