package dev.tandem.workbench.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that come with Tandem's sources, and the Java to run them. */
final class Jvm {
  private Jvm() {}

  /**
   * A file or folder beneath the sources, as the launcher knows them.
   *
   * @throws BenchException if it is not there
   */
  static Path source(String path) {
    String home = System.getProperty("tandem.home");
    Path found = Path.of(home == null ? "." : home).resolve(path).toAbsolutePath();
    if (!Files.exists(found)) {
      throw new BenchException(
          "expected " + found + ", got no such file; run './tandem bench' from Tandem's sources");
    }
    return found;
  }
}
