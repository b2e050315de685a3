package dev.tandem.fault;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a reader owes to input from anywhere: an answer or a complaint for people, a {@link
 * UserException}, in less than a second and 64 MiB for less than a MiB.
 */
public final class Hostile {
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_NANOS = 1_000_000_000; // of the processor: other work is no hang

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Hostile() {}

  /** A reader with its input. */
  @FunctionalInterface
  public interface Reader {
    void read() throws Exception;
  }

  /** Reads; a first time that is slow or large, since it loads classes too, gets a second one. */
  public static void read(Reader reader) throws Exception {
    if (!measure(reader).isEmpty()) {
      String excess = measure(reader);
      if (!excess.isEmpty()) {
        throw new AssertionError(excess);
      }
    }
  }

  private static String measure(Reader reader) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    try {
      reader.read();
    } catch (UserException complaint) {
      if (complaint.getMessage() == null || complaint.getMessage().isBlank()) {
        throw new AssertionError("expected a complaint in words, got none", complaint);
      }
    }
    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (nanos > MOST_NANOS) {
      return "expected an answer within a second, got one after " + nanos / 1e9 + " s";
    }
    return bytes > MOST_BYTES
        ? "expected at most " + (MOST_BYTES >> 20) + " MiB, got " + (bytes >> 20)
        : "";
  }
}
