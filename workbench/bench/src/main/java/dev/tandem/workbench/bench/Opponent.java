package dev.tandem.workbench.bench;

import java.io.IOException;

/** Somebody who can be measured. */
interface Opponent {
  /** What a user types. */
  String name();

  /** Whether it gets faster or slower with a number of threads, or does not care. */
  boolean usesThreads();

  /** Whether it can do the case's task at all. */
  boolean takes(PreparedCase bench);

  /**
   * Readies whatever its process needs; may build.
   *
   * @throws BenchException if it is not here
   */
  Runner runner(PreparedCase bench, int threads, double warmUpSeconds) throws IOException;
}
