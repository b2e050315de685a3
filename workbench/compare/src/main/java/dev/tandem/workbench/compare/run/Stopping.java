package dev.tandem.workbench.compare.run;

import java.util.concurrent.TimeUnit;

/** Whether work is being stopped, from within or by a signal to this process. */
public final class Stopping {
  private static final int MILLIS_UNTIL_A_SIGNAL_ARRIVES = 400;

  private volatile boolean requested;

  /** Has a signal to this process count as a request. */
  public void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::request));
  }

  public void request() {
    requested = true;
  }

  public boolean requested() {
    return requested;
  }

  /**
   * The same, after the time that a signal takes: Ctrl-C reaches a child at the same moment, and
   * its death may be noticed first.
   */
  public boolean isUnderWay() {
    try {
      TimeUnit.MILLISECONDS.sleep(requested ? 0 : MILLIS_UNTIL_A_SIGNAL_ARRIVES);
      return requested;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
