package dev.tandem.workbench.observation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used since its start, in seconds, as the JVM's management beans tell.
 *
 * @param processor of all threads together
 * @param jit that the compilers worked; they have threads of their own, so that this overlaps
 * @param gc that collections took; in the midst of whatever phase they happened in
 */
public record ProcessorTimes(double processor, double jit, double gc) {
  public static final ProcessorTimes NONE = new ProcessorTimes(0, 0, 0);

  public static ProcessorTimes now() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
    long gcMillis =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .filter(millis -> millis > 0)
            .sum();
    return new ProcessorTimes(
        system.getProcessCpuTime() / 1e9,
        compilation == null ? 0 : compilation.getTotalCompilationTime() / 1e3,
        gcMillis / 1e3);
  }

  public ProcessorTimes minus(ProcessorTimes before) {
    return new ProcessorTimes(processor - before.processor, jit - before.jit, gc - before.gc);
  }

  public ProcessorTimes plus(ProcessorTimes more) {
    return new ProcessorTimes(processor + more.processor, jit + more.jit, gc + more.gc);
  }

  /** Of the processor, without compilers and collectors; at least 0. */
  public double work() {
    return Math.max(0, processor - jit - gc);
  }
}
