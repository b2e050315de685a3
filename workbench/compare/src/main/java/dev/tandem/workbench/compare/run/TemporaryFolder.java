package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.runs.folder.RunPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder in another one that is gone when it is closed; a run's is known to its clearing away.
 */
record TemporaryFolder(Path path) implements AutoCloseable {
  static TemporaryFolder in(Path folder) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(folder, RunPlace.TEMPORARY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
