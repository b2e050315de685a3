package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process runs on.
 *
 * @param processor by its model name; {@code "unknown"} where the system does not tell
 * @param cores that this process may use
 * @param java version of the run-time
 * @param jvm its name
 * @param collectors of garbage
 * @param options that the JVM was started with
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Machine(
    String processor,
    int cores,
    String java,
    String jvm,
    List<String> collectors,
    List<String> options) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  public Machine {
    collectors = List.copyOf(collectors);
    options = List.copyOf(options);
  }

  /** That of this process. */
  public static Machine here() {
    return new Machine(
        readProcessor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.runtime.version"),
        System.getProperty("java.vm.name"),
        ManagementFactory.getGarbageCollectorMXBeans().stream().map(b -> b.getName()).toList(),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  private static String readProcessor() {
    if (!Files.isReadable(CPU_INFO)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(CPU_INFO + ": expected to be readable", e);
    }
  }

  /** In words; the options, which belong to the engine, are left out. */
  public String words() {
    return processor
        + ", "
        + cores
        + (cores == 1 ? " core" : " cores")
        + "; Java "
        + java
        + ", "
        + jvm
        + "; collectors "
        + String.join(" and ", collectors);
  }
}
