package dev.tandem.workbench.contender.meter;

import dev.tandem.workbench.observed.MemorySample;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Looks at this process's memory every now and then from a thread of its own, and not at all while
 * it is paused. However long it runs it keeps at most a few hundred samples: when there are too
 * many, every second one goes and looks become half as frequent.
 */
public final class MemorySampler implements AutoCloseable {
  static final String THREAD = "tandem-memory";

  private static final int MOST_SAMPLES = 240;
  private static final long FIRST_MILLIS = 20;

  private final DoubleSupplier seconds;
  private final Thread thread = new Thread(this::run, THREAD);
  private final List<MemorySample> samples = new ArrayList<>();
  private long millis = FIRST_MILLIS;
  private boolean paused = true;
  private boolean closed;

  /**
   * Starts paused.
   *
   * @param seconds since the JVM's start
   */
  public MemorySampler(DoubleSupplier seconds) {
    this.seconds = seconds;
    thread.setDaemon(true);
    thread.start();
  }

  /** Looks at once and goes on looking. */
  public synchronized void resume() {
    paused = false;
    sample();
    notifyAll();
  }

  /** Looks once more, then rests without using the processor. */
  public synchronized void pause() {
    sample();
    paused = true;
  }

  /** In order of time. */
  public synchronized List<MemorySample> samples() {
    return List.copyOf(samples);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized void run() {
    try {
      while (!closed) {
        if (paused) {
          wait();
        } else {
          wait(millis);
          if (!paused && !closed) {
            sample();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample() {
    double now = seconds.getAsDouble();
    if (!samples.isEmpty() && now - samples.get(samples.size() - 1).seconds() < millis / 2e3) {
      return; // epochs may be shorter than the time between two looks
    }
    samples.add(look(now));
    if (samples.size() > MOST_SAMPLES) {
      for (int i = samples.size() - 2; i > 0; i -= 2) {
        samples.remove(i);
      }
      millis *= 2;
    }
  }

  /** Memory now. */
  static MemorySample look(double seconds) {
    long resident = ResidentMemory.currentBytes();
    long heap = Math.min(heapBytes(), resident);
    return new MemorySample(seconds, resident, heap, resident - heap);
  }

  /** How much of the Java heap was ever in use. */
  public static long heapBytes() {
    long touched = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        MemoryUsage usage = pool.getUsage();
        touched += Math.min(usage.getCommitted(), pool.getPeakUsage().getUsed());
      }
    }
    return touched;
  }
}
