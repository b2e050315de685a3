package dev.tandem.workbench.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Archives of the classes that an engine's process loads, from which the JVM takes them parsed and
 * checked (JEP 350). The launcher has them made once for each JDK; without them processes only
 * start more slowly.
 */
final class ClassArchive {
  private static final String FOLDER = System.getProperty("tandem.archives");
  private static final boolean MAKING = Boolean.getBoolean("tandem.archives.make");

  private ClassArchive() {}

  /** Options of the JVM of an engine's process. */
  static List<String> options(String engine) {
    if (FOLDER == null) {
      return List.of();
    }
    Path file = Path.of(FOLDER, engine + ".jsa");
    if (MAKING) {
      return List.of("-XX:ArchiveClassesAtExit=" + file);
    }
    return Files.exists(file)
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off")
        : List.of();
  }
}
