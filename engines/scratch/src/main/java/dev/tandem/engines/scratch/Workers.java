package dev.tandem.engines.scratch;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The calling thread and its helpers, who take the parts of a task one by one until there are none
 * left. Nobody waits for a helper that has not begun: on a busy machine the others do its share.
 * Helpers look out for the next task for a moment, then park.
 */
final class Workers implements AutoCloseable {
  /** Work in parts that may be done in any order, by anybody. */
  interface Task {
    /**
     * Does one part, from 0 to their count - 1.
     *
     * @param worker that does it, from 0 to {@link Workers#count} - 1
     */
    void run(int part);
  }

  private static final long SPIN_NANOS = 30_000;
  private static final long LEFT = 0xFFFFFFFFL;

  private final Helper[] helpers;
  private final AtomicLong ticket = new AtomicLong(); // number of the task << 32 | parts left
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Task task; // written before the ticket, read after it
  private volatile Thread waiting;
  private volatile boolean closed;

  /**
   * @param count of threads, the calling one included
   */
  Workers(int count) {
    helpers = new Helper[count - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper(i + 1);
      helpers[i].start();
    }
  }

  int count() {
    return helpers.length + 1;
  }

  /** Does all parts, and returns when all are done. One caller at a time. */
  void run(Task work, int count) {
    if (helpers.length == 0 || count == 1) {
      for (int part = 0; part < count; part++) {
        work.run(part);
      }
      return;
    }
    task = work;
    unfinished.set(count);
    ticket.set((ticket.get() & ~LEFT) + LEFT + 1 + count);
    for (Helper helper : helpers) {
      helper.wake();
    }
    takeParts();
    awaitOthers();
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw new IllegalStateException("a part of a step failed: " + thrown, thrown);
    }
  }

  /**
   * Whoever takes one from the ticket has that part. While parts are left the task cannot end, so
   * the task that was read is the ticket's.
   */
  private void takeParts() {
    long seen = ticket.get();
    while ((seen & LEFT) > 0) {
      Task work = task;
      if (ticket.compareAndSet(seen, seen - 1)) {
        finish(work, (int) (seen & LEFT) - 1);
      }
      seen = ticket.get();
    }
  }

  private void finish(Task work, int part) {
    try {
      work.run(part);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e); // thrown again by the caller
    } finally {
      if (unfinished.decrementAndGet() == 0) {
        LockSupport.unpark(waiting);
      }
    }
  }

  private void awaitOthers() {
    long end = System.nanoTime() + SPIN_NANOS;
    while (unfinished.get() > 0) {
      if (System.nanoTime() < end) {
        Thread.onSpinWait();
      } else {
        waiting = Thread.currentThread();
        if (unfinished.get() > 0) {
          LockSupport.park(this);
        }
        waiting = null;
      }
    }
  }

  /** Sends the helpers home. */
  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      helper.wake();
    }
  }

  private final class Helper extends Thread {
    private volatile boolean parked;

    Helper(int number) {
      super("scratch-" + number);
      setDaemon(true);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      while (!closed) {
        long seen = ticket.get();
        takeParts();
        awaitAnother(seen & ~LEFT);
      }
    }

    private void awaitAnother(long last) {
      long end = System.nanoTime() + SPIN_NANOS;
      while ((ticket.get() & ~LEFT) == last && !closed) {
        if (System.nanoTime() < end) {
          Thread.onSpinWait();
        } else {
          parked = true;
          if ((ticket.get() & ~LEFT) == last && !closed) {
            LockSupport.park(this);
          }
          parked = false;
        }
      }
    }
  }
}
