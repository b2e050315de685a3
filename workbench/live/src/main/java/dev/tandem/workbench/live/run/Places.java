package dev.tandem.workbench.live.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Who may use the machine: a few at once, the others wait in line and are told so. */
public final class Places {
  private static final long POLL_MILLIS = 200;

  private final int most;
  private final Deque<Object> line = new ArrayDeque<>();
  private int taken;

  public Places(int most) {
    this.most = most;
  }

  /** A place that is given back when it is closed. */
  public final class Place implements AutoCloseable {
    private boolean closed;

    @Override
    public void close() {
      synchronized (Places.this) {
        taken -= closed ? 0 : 1;
        closed = true;
        Places.this.notifyAll();
      }
    }
  }

  /**
   * Waits for a place.
   *
   * @param waiting is told how many are before it, when it has to wait and when that changes
   * @param enough whether it is no longer wanted
   * @return null if it is no longer wanted
   */
  public synchronized Place take(Consumer<String> waiting, BooleanSupplier enough) {
    Object me = new Object();
    line.addLast(me);
    try {
      int told = -1;
      while (taken == most || line.peekFirst() != me) {
        int before = taken + (int) line.stream().takeWhile(one -> one != me).count();
        if (before != told) {
          told = before;
          waiting.accept(
              "waiting for a place: " + taken + " others are taken; each open page has one");
        }
        wait(POLL_MILLIS);
        if (enough.getAsBoolean()) {
          return null;
        }
      }
      taken++;
      return new Place();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      line.remove(me);
      notifyAll();
    }
  }
}
