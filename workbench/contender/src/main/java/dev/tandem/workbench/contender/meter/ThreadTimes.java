package dev.tandem.workbench.contender.meter;

import dev.tandem.workbench.observed.Proc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Processor time of the threads of this process, Java's and native ones alike, or of a program's
 * processes, as Linux tells it in {@code /proc/self/task}; nothing elsewhere.
 */
final class ThreadTimes {
  static final String SELF = "self";

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

  private final Supplier<List<String>> processes; // their folders
  private final Map<String, String> names = new HashMap<>(); // by the thread's folder

  private ThreadTimes(Supplier<List<String>> processes) {
    this.processes = processes;
  }

  static ThreadTimes ofThisProcess() {
    return new ThreadTimes(() -> List.of(SELF));
  }

  static ThreadTimes of(ProgramWatch program) {
    return new ThreadTimes(
        () -> program.processes().stream().map(process -> process.pid() + "").toList());
  }

  /** Nanoseconds by folder of those that may compute for an engine. */
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
    for (String process : processes.get()) {
      String tasks = process + "/task";
      Proc.names(tasks).forEach(number -> read(tasks + "/" + number, wanted, times));
    }
    return times;
  }

  private void read(String thread, Predicate<String> wanted, Map<String, Long> times) {
    if (names.getOrDefault(thread, UNNAMED).equals(UNNAMED)) {
      Proc.text(thread + "/comm").ifPresent(name -> names.put(thread, name));
    }
    if (names.containsKey(thread) && wanted.test(names.get(thread))) {
      Proc.text(thread + "/schedstat") // empty if it ended between the listing and this
          .ifPresent(text -> times.put(thread, nanoseconds(text)));
    }
  }

  private static long nanoseconds(String schedstat) {
    return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
  }
}
