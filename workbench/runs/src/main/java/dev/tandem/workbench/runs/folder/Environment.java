package dev.tandem.workbench.runs.folder;

import dev.tandem.workbench.observed.Machine;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine and the programs that a run was made on. */
public final class Environment {
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
    environment.put("processor", Machine.processorHere());
    environment.put("cores", Runtime.getRuntime().availableProcessors());
    return environment;
  }

  /** Tandem's own version, as the jar has it. */
  static String version() {
    String version = Environment.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
