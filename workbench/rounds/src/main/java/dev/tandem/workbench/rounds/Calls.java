package dev.tandem.workbench.rounds;

import java.util.Arrays;

/** Single calls, each timed by itself. */
public final class Calls {
  private static final int MOST = 1 << 20;

  private Calls() {}

  /**
   * Calls until so many seconds were spent; at least once.
   *
   * @return the calls, and the seconds that they would have taken at the median call's speed
   */
  public static Round run(double seconds, Runnable call) {
    long[] nanos = new long[MOST];
    int calls = 0;
    long spent = 0;
    do {
      long start = System.nanoTime();
      call.run();
      nanos[calls] = System.nanoTime() - start;
      spent += nanos[calls++];
    } while (spent < seconds * 1e9 && calls < MOST);
    Arrays.sort(nanos, 0, calls);
    return new Round(calls, calls * nanos[calls / 2] / 1e9, Double.NaN);
  }
}
