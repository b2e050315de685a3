package dev.tandem.workbench.contender.meter;

import dev.tandem.engine.Session;
import dev.tandem.workbench.observed.Proc;
import dev.tandem.workbench.observed.ProgramSeen;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The processes of a program in which a session computes: their physical memory and threads, as
 * Linux tells; elsewhere only how many there are. To list them takes longer than to look at them,
 * so it is done once a second at most.
 */
public final class ProgramWatch {
  private static final long NANOS_BETWEEN_LISTS = 1_000_000_000;

  private final Session session;
  private List<ProcessHandle> processes;
  private long listed;
  private int mostProcesses;
  private int mostThreads;
  private long peakBytes;

  private ProgramWatch(Session session) {
    this.session = session;
    list();
  }

  /** Empty if the session computes in this process. */
  public static Optional<ProgramWatch> of(Session session) {
    return session.remote().map(remote -> new ProgramWatch(session));
  }

  private void list() {
    processes = session.processes();
    listed = System.nanoTime();
    mostProcesses = Math.max(mostProcesses, processes.size());
  }

  /** As they were within the last second. */
  public synchronized List<ProcessHandle> processes() {
    if (System.nanoTime() - listed > NANOS_BETWEEN_LISTS) {
      list();
    }
    return processes;
  }

  /** Resident memory of all of them now, pages that they share counted for each; 0 if unknown. */
  public synchronized long residentBytes() {
    long resident = 0;
    int threads = 0;
    for (ProcessHandle process : processes()) {
      Map<String, String> status = status(process);
      resident += kilobytes(status, "VmRSS");
      threads += Integer.parseInt(status.getOrDefault("Threads", "0"));
      peakBytes = Math.max(peakBytes, kilobytes(status, "VmHWM")); // between two looks, too
    }
    mostThreads = Math.max(mostThreads, threads);
    peakBytes = Math.max(peakBytes, resident);
    return resident;
  }

  /** The most so far of what looks saw, and of any single process; 0 if unknown. */
  public synchronized long peakBytes() {
    residentBytes();
    return peakBytes;
  }

  private static long kilobytes(Map<String, String> status, String key) {
    String value = status.getOrDefault(key, "0 kB");
    return Long.parseLong(value.substring(0, value.indexOf(' '))) * 1024;
  }

  private static Map<String, String> status(ProcessHandle process) {
    try {
      return Proc.text(process.pid() + "/status")
          .map(
              text ->
                  text.lines()
                      .map(line -> line.split(":", 2))
                      .filter(parts -> parts.length == 2)
                      .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip())))
          .orElse(Map.of());
    } catch (UncheckedIOException endedMeanwhile) {
      return Map.of();
    }
  }

  /** What was seen up to now. */
  public synchronized ProgramSeen seen() {
    var remote = session.remote().orElseThrow();
    OptionalInt said = remote.threads();
    OptionalDouble own = remote.ownSeconds();
    return new ProgramSeen(
        mostProcesses,
        mostThreads == 0 ? null : (Integer) mostThreads,
        said.isPresent() ? (Integer) said.getAsInt() : null,
        remote.handOverSeconds(),
        own.isPresent() ? (Double) own.getAsDouble() : null);
  }
}
