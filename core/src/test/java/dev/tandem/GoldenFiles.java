package dev.tandem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the files under {@code reference/golden}, from whichever module a test runs in. */
public final class GoldenFiles {
  private GoldenFiles() {}

  /**
   * The file of that name.
   *
   * @throws IllegalStateException if neither the working directory nor a folder above has it
   */
  public static Path path(String name) {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("reference").resolve("golden").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException(
        "golden file: expected reference/golden/"
            + name
            + " in or above "
            + start
            + "; the scripts in reference/ write it");
  }

  /** The lines of a text file, UTF-8. */
  public static List<String> lines(String name) {
    try {
      return Files.readAllLines(path(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
