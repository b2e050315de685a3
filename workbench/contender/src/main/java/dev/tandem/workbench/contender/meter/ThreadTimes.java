package dev.tandem.workbench.contender.meter;

import dev.tandem.workbench.observed.Proc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Processor time of this process's threads, Java's and native ones alike, as Linux tells it in
 * {@code /proc/self/task}; nothing elsewhere.
 */
final class ThreadTimes {
  private static final String TASKS = "self/task";
  private static final String UNNAMED = "java"; // a thread of the JVM until it has its own name

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

  private final Map<String, String> names = new HashMap<>(); // by number

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
    for (String number : Proc.names(TASKS)) {
      String folder = TASKS + "/" + number;
      if (names.getOrDefault(number, UNNAMED).equals(UNNAMED)) {
        Proc.text(folder + "/comm").ifPresent(name -> names.put(number, name));
      }
      if (names.containsKey(number) && wanted.test(names.get(number))) {
        Proc.text(folder + "/schedstat") // empty if it ended between the listing and this
            .ifPresent(text -> times.put(number, nanoseconds(text)));
      }
    }
    return times;
  }

  private static long nanoseconds(String schedstat) {
    return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
  }
}
