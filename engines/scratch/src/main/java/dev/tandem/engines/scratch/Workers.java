package dev.tandem.engines.scratch;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The calling thread and its helpers. The parts of a task are dealt to them in turn, always alike,
 * so that what a part reads and writes stays in its thread's cache from one step to the next;
 * whoever is through takes over parts of the others. Nobody waits for a helper that has not begun:
 * on a busy machine the others do its share. Helpers look out for the next task for a moment, then
 * park.
 */
final class Workers implements AutoCloseable {
  /** Work in parts that may be done in any order, by anybody. */
  interface Task {
    /** Does one part, numbered from 0. */
    void run(int part);
  }

  private static final long SPIN_NANOS = 5_000; // about what the others' last part may take
  private static final long YIELD_NANOS = 50_000; // they may be waiting for this very core
  private static final long LEFT = 0xFFFFFFFFL;
  private static final int APART =
      16; // tickets to a line of the cache, and the next one's prefetch

  private final Helper[] helpers;
  private final AtomicLongArray tickets; // by worker: number of the task << 32 | its parts left
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Task task; // written before the tickets, read after them
  private volatile long number;
  private volatile Thread waiting;
  private volatile boolean closed;

  /**
   * @param count of threads, the calling one included
   */
  Workers(int count) {
    tickets = new AtomicLongArray(count * APART);
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
    long next = number + 1;
    int threads = count();
    for (int worker = 0; worker < threads; worker++) {
      int own = (count - worker + threads - 1) / threads;
      tickets.set(worker * APART, next << 32 | Math.max(own, 0));
    }
    number = next;
    for (Helper helper : helpers) {
      helper.wake();
    }
    takeParts(0);
    awaitOthers();
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw new IllegalStateException("a part of a step failed: " + thrown, thrown);
    }
  }

  /** First the worker's own parts, then what others have left. */
  private void takeParts(int worker) {
    int threads = count();
    for (int i = 0; i < threads; i++) {
      takePartsOf((worker + i) % threads);
    }
  }

  /**
   * Whoever takes one from the ticket has that part. While parts are left the task cannot end, so
   * the task that was read is the ticket's.
   */
  private void takePartsOf(int worker) {
    int ticket = worker * APART;
    long seen = tickets.get(ticket);
    while ((seen & LEFT) > 0) {
      Task work = task;
      if (tickets.compareAndSet(ticket, seen, seen - 1)) {
        finish(work, worker + count() * ((int) (seen & LEFT) - 1));
      }
      seen = tickets.get(ticket);
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
    long begin = System.nanoTime();
    while (unfinished.get() > 0) {
      if (!linger(System.nanoTime() - begin)) {
        waiting = Thread.currentThread();
        if (unfinished.get() > 0) {
          LockSupport.park(this);
        }
        waiting = null;
      }
    }
  }

  /** Waits for a moment; false when it is time to park. */
  private static boolean linger(long waited) {
    if (waited < SPIN_NANOS) {
      Thread.onSpinWait();
    } else if (waited < YIELD_NANOS) {
      Thread.yield();
    }
    return waited < YIELD_NANOS;
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
    private final int worker;
    private volatile boolean parked;

    Helper(int worker) {
      super("scratch-" + worker);
      this.worker = worker;
      setDaemon(true);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      long done = 0;
      while (!closed) {
        done = awaitAnother(done);
        takeParts(worker);
      }
    }

    private long awaitAnother(long last) {
      long begin = System.nanoTime();
      while (number == last && !closed) {
        if (!linger(System.nanoTime() - begin)) {
          parked = true;
          if (number == last && !closed) {
            LockSupport.park(this);
          }
          parked = false;
        }
      }
      return number;
    }
  }
}
