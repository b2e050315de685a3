package dev.tandem.workbench.runs.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The machine and the programs that a run was made on. */
public final class Environment {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Environment() {}

  /**
   * As {@code environment.json} has it.
   *
   * @param command that asked for the run, as one would type it again
   */
  public static Map<String, Object> describe(String command) {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("command", command);
    environment.put("directory", Path.of("").toAbsolutePath().toString());
    environment.put("time", OffsetDateTime.now().withNano(0).toString());
    environment.put("tandem", version());
    environment.put("build", Build.fingerprint());
    environment.put("java", System.getProperty("java.runtime.version"));
    environment.put("jvm", System.getProperty("java.vm.name"));
    environment.put("vendor", System.getProperty("java.vendor"));
    environment.put(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    environment.put("architecture", System.getProperty("os.arch"));
    environment.put("processor", processor());
    environment.put("cores", Runtime.getRuntime().availableProcessors());
    return environment;
  }

  /** Tandem's own version, as the jar has it. */
  static String version() {
    String version = Environment.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static String processor() {
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
      return "unknown: " + e.getMessage();
    }
  }
}
