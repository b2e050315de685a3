package dev.tandem.workbench.contender.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Processor time of this process's threads, Java's and native ones alike, as Linux tells it in
 * {@code /proc/self/task}; nothing elsewhere.
 */
final class ThreadTimes {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** Beginnings of the names that HotSpot gives its compilers. */
  private static final List<String> COMPILERS = List.of("C1 ", "C2 ");

  /** Beginnings of the names of all threads that no engine started; Linux keeps 15 characters. */
  private static final List<String> SERVICE =
      List.of(
          "C1 ",
          "C2 ",
          "GC ",
          "G1 ",
          "VM ",
          "Signal Dispatch",
          "Finalizer",
          "Reference Handl",
          "Common-Cleaner",
          "Notification Th",
          "Service Thread",
          "Monitor Deflati",
          "Sweeper",
          "Attach Listener",
          MemorySampler.THREAD);

  private final Map<String, String> names = new HashMap<>(); // by number; one never changes its own

  /** Nanoseconds by number of those that may compute for an engine. */
  Map<String, Long> computing() {
    return read(name -> SERVICE.stream().noneMatch(name::startsWith));
  }

  /** Seconds of the JVM's compilers; 0 where the system does not tell. */
  double compilerSeconds() {
    return read(name -> COMPILERS.stream().anyMatch(name::startsWith)).values().stream()
            .mapToLong(Long::longValue)
            .sum()
        / 1e9;
  }

  private Map<String, Long> read(Predicate<String> wanted) {
    Map<String, Long> times = new LinkedHashMap<>();
    if (Files.isDirectory(TASKS)) {
      try (Stream<Path> tasks = Files.list(TASKS)) {
        for (Path task : tasks.toList()) {
          read(task, wanted, times);
        }
      } catch (IOException e) {
        throw new IllegalStateException(TASKS + ": expected to be readable, got: " + e, e);
      }
    }
    return times;
  }

  private void read(Path task, Predicate<String> wanted, Map<String, Long> times)
      throws IOException {
    String number = task.getFileName().toString();
    try {
      if (!names.containsKey(number)) {
        names.put(number, Files.readString(task.resolve("comm")).strip());
      }
      Path file = task.resolve("schedstat");
      if (wanted.test(names.get(number)) && Files.exists(file)) {
        String nanoseconds = Files.readString(file).split(" ")[0];
        times.put(number, Long.parseLong(nanoseconds));
      }
    } catch (NoSuchFileException ended) {
      times.remove(number); // between the listing and the look at it
    }
  }
}
