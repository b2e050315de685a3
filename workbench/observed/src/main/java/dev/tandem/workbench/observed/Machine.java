package dev.tandem.workbench.observed;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What a process runs on.
 *
 * @param processor by its model name; {@code "unknown"} where the system does not tell
 * @param cores that this process may use
 * @param java version of the run-time
 * @param jvm its name
 * @param collectors of garbage
 * @param options that the JVM was started with, but for the file of its crash, which says nothing
 *     of how it works
 */
public record Machine(
    String processor,
    int cores,
    String java,
    String jvm,
    List<String> collectors,
    List<String> options) {
  /** The option that names the file that takes what the JVM writes of its own crash. */
  public static final String CRASH_FILE = "-XX:ErrorFile=";

  public Machine {
    collectors = List.copyOf(collectors);
    options = List.copyOf(options);
  }

  /** That of this process. */
  public static Machine here() {
    return new Machine(
        processorHere(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.runtime.version"),
        System.getProperty("java.vm.name"),
        ManagementFactory.getGarbageCollectorMXBeans().stream().map(b -> b.getName()).toList(),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> !option.startsWith(CRASH_FILE))
            .toList());
  }

  /** The processor's model name; {@code "unknown"} where the system does not tell. */
  public static String processorHere() {
    return Proc.value("cpuinfo", "model name").orElse("unknown");
  }

  /** Processor and cores in words. */
  public String hardware() {
    return processor + ", " + cores + (cores == 1 ? " core" : " cores");
  }

  /** In words; the options, which belong to the engine, are left out. */
  public String words() {
    return hardware()
        + "; Java "
        + java
        + ", "
        + jvm
        + "; collectors "
        + String.join(" and ", collectors);
  }
}
