package dev.tandem.workbench.bench;

import java.io.IOException;

/** Somebody who can be measured. */
interface Opponent {
  /** What a user types. */
  String name();

  /** Whether it gets faster or slower with a number of threads, or does not care. */
  default boolean usesThreads() {
    return true;
  }

  /** Whether it can do the case's task at all. */
  default boolean takes(PreparedCase bench) {
    return true;
  }

  /**
   * Readies whatever its process needs; may build.
   *
   * @throws BenchException if it is not here
   */
  Runner runner(PreparedCase bench, int threads, double warmUpSeconds) throws IOException;
}
