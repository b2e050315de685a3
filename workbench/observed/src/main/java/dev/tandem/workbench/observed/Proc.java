package dev.tandem.workbench.observed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what Linux tells in {@code /proc}; all is empty elsewhere. */
public final class Proc {
  private static final Path ROOT = Path.of("/proc");

  private Proc() {}

  /** The first value of a key in a file of lines like {@code VmRSS: 12 kB}. */
  public static Optional<String> value(String file, String key) {
    Path path = ROOT.resolve(file);
    if (!Files.isReadable(path)) {
      return Optional.empty();
    }
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith(key)) {
        line = lines.readLine();
      }
      return Optional.ofNullable(line).map(own -> own.substring(own.indexOf(':') + 1).strip());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The whole of a small file; empty if there is none, as when a thread has ended. */
  public static Optional<String> text(String file) {
    Path path = ROOT.resolve(file);
    try {
      return Optional.of(Files.readString(path).strip());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The names in a folder. */
  public static List<String> names(String folder) {
    Path path = ROOT.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The number of the calling thread, as the system counts them. */
  public static Optional<String> thread() {
    Path path = ROOT.resolve("thread-self");
    if (!Files.isSymbolicLink(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readSymbolicLink(path).getFileName().toString());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static UncheckedIOException unreadable(Path path, IOException cause) {
    return new UncheckedIOException(path + ": expected to be readable, got: " + cause, cause);
  }
}
