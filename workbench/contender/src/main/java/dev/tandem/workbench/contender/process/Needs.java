package dev.tandem.workbench.contender.process;

import com.sun.management.OperatingSystemMXBean;
import dev.tandem.engine.Engines;
import dev.tandem.network.SpecException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What contenders need of the machine, estimated before any of them starts: what cannot fit is
 * refused in a sentence, instead of hours later by the system.
 */
public final class Needs {
  private static final int THREADS_PER_CORE = 64; // more is a slip: they would only take turns
  private static final long STACK = 1L << 20;

  private Needs() {}

  /** What a machine has. */
  record Host(long memoryBytes, int cores) {
    /** This one, or as much of it as a container may use. */
    static Host here() {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return new Host(system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors());
    }
  }

  /**
   * Refuses contenders that do not fit this machine together.
   *
   * @param together whose processes are up at the same time
   * @throws SpecException with the estimate, and what to change
   */
  public static void check(List<PlannedContender> together) {
    check(together, Host.here());
  }

  static void check(List<PlannedContender> together, Host host) {
    together.forEach(one -> checkThreads(one, host));
    long needed = together.stream().mapToLong(Needs::bytes).sum();
    if (needed > host.memoryBytes()) {
      throw new SpecException(
          "network",
          "at most " + gigabytes(host.memoryBytes()) + ", the memory of this machine",
          "an estimate of "
              + gigabytes(needed)
              + " ("
              + together.stream().map(Needs::words).collect(Collectors.joining("; "))
              + "); make layers narrower or batches smaller, or compare fewer engines at once");
    }
  }

  private static void checkThreads(PlannedContender planned, Host host) {
    int threads = planned.contender().execution().threads();
    int most = THREADS_PER_CORE * host.cores();
    if (threads > most) {
      throw new SpecException(
          "threads",
          "at most " + whole(most) + ", " + THREADS_PER_CORE + " for each core of this machine",
          whole(threads) + " for " + planned.id() + "; ask for " + host.cores() + " or fewer");
    }
  }

  private static long bytes(PlannedContender planned) {
    var execution = planned.contender().execution();
    long own =
        Engines.find(planned.contender().engine())
            .map(engine -> engine.launch(execution).nativeBytes())
            .orElse(0L);
    return estimate(planned).atLeast() + own + execution.threads() * STACK;
  }

  private static HeapEstimate estimate(PlannedContender planned) {
    return HeapEstimate.of(
        planned.experiment(),
        planned.prepared().facts(),
        planned.contender().execution().precision());
  }

  private static String words(PlannedContender planned) {
    return String.format(
        Locale.ROOT,
        "%s %s, of it %s for the %,d parameters in %s",
        planned.id(),
        gigabytes(bytes(planned)),
        gigabytes(estimate(planned).leastForParameters()),
        planned.experiment().network().parameterCount(),
        planned.contender().execution().precision().label());
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private static String whole(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
