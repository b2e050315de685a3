package dev.tandem.workbench.comparison;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tandem.workbench.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one comparison, {@code runs/<experiment>/<run-id>/}. It grows under a name that
 * begins with a dot and gets its own when it is whole.
 */
final class RunFolder {
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

  private final Path growing;
  private final Path whole;

  private RunFolder(Path growing, Path whole) {
    this.growing = growing;
    this.whole = whole;
  }

  /**
   * Makes a folder named after the time of day.
   *
   * @throws UncheckedIOException if it cannot
   */
  static RunFolder create(Path runs, String experiment) {
    String id = ID.format(LocalDateTime.now());
    Path parent = runs.resolve(experiment);
    for (int attempt = 1; ; attempt++) {
      String name = attempt == 1 ? id : id + "-" + attempt;
      Path growing = parent.resolve("." + name);
      Path whole = parent.resolve(name);
      if (!Files.exists(growing) && !Files.exists(whole)) {
        try {
          Files.createDirectories(growing);
          return new RunFolder(growing, whole);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** A folder that is there already. */
  static RunFolder at(Path folder) {
    return new RunFolder(folder, folder);
  }

  Path path() {
    return growing;
  }

  /** The folder of a contender in a repeat, made if need be. */
  Path contender(String id, int repeat) {
    Path folder = growing.resolve("contenders").resolve(id).resolve(repeat + "");
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void writeJson(Path file, Object value) {
    try {
      write(file, WRITER.writeValueAsString(value) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of JSON, one a value. */
  void writeJsonLines(Path file, List<?> values) {
    StringBuilder lines = new StringBuilder();
    try {
      for (Object value : values) {
        lines.append(Json.MAPPER.writeValueAsString(value)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(file, lines.toString());
  }

  void write(Path file, String text) {
    try {
      Path beside = file.resolveSibling("." + file.getFileName());
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the folder its own name and says where it is. */
  Path complete() {
    try {
      return Files.move(growing, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes everything away again, and the experiment's folder if nothing else is in it. */
  void abandon() {
    try (Stream<Path> files = Files.walk(growing)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      deleteIfEmpty(growing.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }
}
