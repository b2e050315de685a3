package dev.tandem.workbench.observation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of each thread of this process, Java's and native ones alike, as Linux tells it in
 * {@code /proc/self/task}; nothing elsewhere. The JVM's own threads are left out.
 *
 * @param nanoseconds by the thread's number
 */
public record ThreadTimes(Map<String, Long> nanoseconds) {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final double LEAST_SECONDS = 0.1;
  private static final double SHARE_OF_BUSIEST = 0.1;

  /** Beginnings of the names that HotSpot gives its threads; Linux keeps 15 characters. */
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
          "JVMCI",
          "Attach Listener",
          MemorySampler.THREAD);

  public static ThreadTimes now() {
    Map<String, Long> times = new LinkedHashMap<>();
    if (Files.isDirectory(TASKS)) {
      try (Stream<Path> tasks = Files.list(TASKS)) {
        tasks.forEach(task -> read(task, times));
      } catch (IOException e) {
        throw new IllegalStateException(TASKS + ": expected to be readable, got: " + e, e);
      }
    }
    return new ThreadTimes(times);
  }

  private static void read(Path task, Map<String, Long> times) {
    try {
      String name = Files.readString(task.resolve("comm")).strip();
      Path file = task.resolve("schedstat");
      if (Files.exists(file) && SERVICE.stream().noneMatch(name::startsWith)) {
        String[] parts = Files.readString(file).strip().split(" ");
        times.put(task.getFileName().toString(), Long.parseLong(parts[0]));
      }
    } catch (NoSuchFileException ended) {
      times.remove(task.getFileName().toString()); // between the listing and the look at it
    } catch (IOException e) {
      throw new IllegalStateException(task + ": expected to be readable, got: " + e, e);
    }
  }

  /** Seconds since an earlier look, by thread, the busiest first; idle ones are left out. */
  public List<Double> secondsSince(ThreadTimes before) {
    return nanoseconds.entrySet().stream()
        .map(e -> (e.getValue() - before.nanoseconds.getOrDefault(e.getKey(), 0L)) / 1e9)
        .filter(seconds -> seconds > 0.001)
        .sorted((a, b) -> Double.compare(b, a))
        .toList();
  }

  /**
   * How many threads computed: those with at least a tenth of the busiest one's time. Null where
   * the busiest had less than 0.1 s, which is too little to tell.
   */
  public static Integer computing(List<Double> seconds) {
    if (seconds.isEmpty() || seconds.get(0) < LEAST_SECONDS) {
      return null;
    }
    double least = SHARE_OF_BUSIEST * seconds.get(0);
    return (int) seconds.stream().filter(own -> own >= least).count();
  }
}
