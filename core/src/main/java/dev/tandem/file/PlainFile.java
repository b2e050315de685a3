package dev.tandem.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What may be opened for reading: a plain file, or a link to one. Whoever opens a pipe waits until
 * somebody writes to it, and a device need not end; so ask first.
 */
public final class PlainFile {
  private PlainFile() {}

  /** What there is in place of a plain file, for messages; empty if there is one. */
  public static Optional<String> otherwise(Path file) {
    if (Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      return Optional.of("a folder");
    }
    return Optional.of(
        Files.exists(file)
            ? "a pipe, a socket or a device; copy what it gives to a file"
            : "no such file");
  }
}
