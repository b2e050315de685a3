package dev.tandem.workbench.contender.meter;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** What the JVM's management beans tell of its own work since its start. */
public final class ServiceTimes {
  private ServiceTimes() {}

  /**
   * Seconds that compilers worked, on threads of their own; while they wait for a processor counts,
   * too. 0 without compilers.
   */
  public static double compilerSeconds() {
    CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
    return compilation == null ? 0 : compilation.getTotalCompilationTime() / 1e3;
  }

  /** Seconds that collections took; everything else stood still. */
  public static double collectorSeconds() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .filter(millis -> millis > 0)
            .sum()
        / 1e3;
  }
}
