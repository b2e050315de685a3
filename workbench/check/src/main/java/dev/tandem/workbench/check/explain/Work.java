package dev.tandem.workbench.check.explain;

import dev.tandem.workbench.check.probe.Probe;

/**
 * How much may still be computed in search of an explanation. It is counted and not timed, so that
 * the same program gets the same answer on any machine.
 */
final class Work {
  private static final long UNITS_OF_A_STEP = 2_000;
  private static final long FOR_A_PARAMETER = 2;

  private long left;

  /**
   * @param units multiplications of a textbook session, roughly
   */
  Work(long units) {
    left = units;
  }

  /** One simulation of the probe. */
  void spend(Probe probe) {
    long parameters = probe.initial().parameters().count();
    for (int step = 1; step <= probe.batches().size(); step++) {
      left -= UNITS_OF_A_STEP + FOR_A_PARAMETER * probe.rows(step) * parameters;
    }
  }

  boolean isUp() {
    return left < 0;
  }
}
