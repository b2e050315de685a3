package dev.tandem.model;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository's {@code reference/} folder from wherever the tests run. */
final class Reference {
  private Reference() {}

  /** A file that a script in {@code reference/} wrote. */
  static Path golden(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("reference/golden").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException(
        "expected reference/golden/" + name + " above " + Path.of("").toAbsolutePath());
  }
}
