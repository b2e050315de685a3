package dev.tandem.workbench.contender.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that is known by more than its number, which the system gives to others later.
 *
 * @param started in milliseconds since 1970; null where the system does not tell
 */
public record ProcessId(long pid, Long started) {
  public static ProcessId of(ProcessHandle process) {
    return new ProcessId(process.pid(), started(process));
  }

  private static Long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(null);
  }

  /** The process, if it is still there and known to be the same. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(process -> started != null && started.equals(started(process)));
  }
}
