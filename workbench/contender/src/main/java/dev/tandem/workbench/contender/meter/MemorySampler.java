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
 * Looks at this process's memory, or that of the program that it waits for, every now and then from
 * a thread of its own, and not at all while it is paused. The same thread gives signs of life,
 * since another one would be measured as the process's. However long it runs it keeps at most a few
 * hundred samples: when there are too many, every second one goes and looks become half as
 * frequent.
 */
public final class MemorySampler implements AutoCloseable {
  static final String THREAD = "tandem-memory";

  private static final int MOST_SAMPLES = 240;
  private static final long FIRST_MILLIS = 20;
  private static final long NANOS_BETWEEN_SIGNS = 1_000_000_000;

  private final DoubleSupplier seconds;
  private final Thread thread = new Thread(this::run, THREAD);
  private final List<MemorySample> samples = new ArrayList<>();
  private Runnable sign = () -> {};
  private ProgramWatch program; // null while this process is what is measured
  private long millis = FIRST_MILLIS;
  private long nextSample; // in nanoseconds of System.nanoTime, as the next one
  private long nextSign;
  private boolean paused = true;
  private boolean sampled;
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

  /** Has a sign given each second, while it is not paused. */
  public synchronized void everySecond(Runnable own) {
    sign = own;
  }

  /** From now on the program's memory is what counts; what was seen of this process goes. */
  public synchronized void follow(ProgramWatch own) {
    program = own;
    samples.clear();
    sample();
  }

  /** Looks at once and goes on looking. */
  public synchronized void resume() {
    paused = false;
    nextSign = System.nanoTime() + NANOS_BETWEEN_SIGNS;
    sample();
    notifyAll();
  }

  /** Looks once more, then rests without using the processor. */
  public synchronized void pause() {
    sample();
    paused = true;
  }

  /** Looks once more, and from now on gives signs only. */
  public synchronized void lastSample() {
    sample();
    sampled = true;
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
        long now = System.nanoTime();
        if (paused) {
          wait();
        } else if (nextSign - now <= 0) {
          sign.run();
          nextSign = now + NANOS_BETWEEN_SIGNS;
        } else if (!sampled && nextSample - now <= 0) {
          sample();
        } else {
          long next = sampled ? nextSign : Math.min(nextSign, nextSample);
          wait((next - now) / 1_000_000 + 1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample() {
    if (sampled) {
      return;
    }
    nextSample = System.nanoTime() + 1_000_000 * millis;
    double now = seconds.getAsDouble();
    if (!samples.isEmpty() && now - samples.get(samples.size() - 1).seconds() < millis / 2e3) {
      return; // epochs may be shorter than the time between two looks
    }
    samples.add(program == null ? look(now) : look(now, program));
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

  private static MemorySample look(double seconds, ProgramWatch program) {
    long resident = program.residentBytes();
    return new MemorySample(seconds, resident, 0, resident);
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
