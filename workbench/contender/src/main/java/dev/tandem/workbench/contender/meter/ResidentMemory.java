package dev.tandem.workbench.contender.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much physical memory this process has taken, heap, code and native libraries together; Linux
 * tells.
 */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** The most so far, in bytes (VmHWM); 0 where the system does not tell. */
  public static long peakBytes() {
    return read("VmHWM:");
  }

  /** Now, in bytes (VmRSS); 0 where the system does not tell. */
  public static long currentBytes() {
    return read("VmRSS:");
  }

  private static long read(String key) {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(key)) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
      return 0;
    } catch (IOException e) {
      throw new IllegalStateException(STATUS + ": expected to be readable, got: " + e, e);
    }
  }
}
