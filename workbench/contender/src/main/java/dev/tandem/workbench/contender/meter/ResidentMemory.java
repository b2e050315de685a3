package dev.tandem.workbench.contender.meter;

import dev.tandem.workbench.observed.Proc;

/**
 * How much physical memory this process has taken, heap, code and native libraries together; Linux
 * tells.
 */
public final class ResidentMemory {
  private ResidentMemory() {}

  /** The most so far, in bytes (VmHWM); 0 where the system does not tell. */
  public static long peakBytes() {
    return read("VmHWM");
  }

  /** Now, in bytes (VmRSS); 0 where the system does not tell. */
  public static long currentBytes() {
    return read("VmRSS");
  }

  private static long read(String key) {
    return Proc.value("self/status", key)
        .map(value -> Long.parseLong(value.substring(0, value.indexOf(' '))) * 1024) // in kB
        .orElse(0L);
  }
}
