package dev.tandem.workbench.compare.run;

import dev.tandem.file.WholeFile;
import dev.tandem.workbench.runs.folder.RunPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is gone when it is closed; one within a run is known to the run's clearing away.
 */
public record TemporaryFolder(Path path) implements AutoCloseable {
  /** One where the system has such folders, for this user alone. */
  public static TemporaryFolder ofSystem(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TemporaryFolder in(Path folder) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(folder, RunPlace.TEMPORARY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away what a killed process has left in a run's folder: such folders, parts of files. */
  static void clearLeft(Path run) {
    for (Path left : RunPlace.children(run)) {
      if (left.getFileName().toString().startsWith(RunPlace.TEMPORARY)
          && Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
        new TemporaryFolder(left).close();
      }
    }
    try (Stream<Path> files = Files.walk(run)) {
      for (Path part : files.filter(WholeFile::isPart).toList()) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With all that is in it; links are removed, not followed. */
  @Override
  public void close() {
    if (Files.notExists(path)) {
      return; // somebody has tidied up
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
