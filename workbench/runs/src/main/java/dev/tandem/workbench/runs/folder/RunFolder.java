package dev.tandem.workbench.runs.folder;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tandem.workbench.observed.json.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of one comparison, {@code runs/<experiment>/<run-id>/}. The folder has its name from
 * the first moment and stays whatever happens: what was written is there for {@code runs show} and
 * {@code report}. While it is open its lock is held and its state file says {@code running}.
 */
public final class RunFolder implements AutoCloseable {
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

  private final Path path;
  private final Map<Path, FileOutputStream> appended = new HashMap<>();
  private RunLock lock; // null in a folder that is no run

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes a folder named after the time of day, takes its lock and marks it as running.
   *
   * @throws UncheckedIOException if it cannot
   */
  public static RunFolder create(Path runs, String experiment) {
    String id = ID.format(LocalDateTime.now());
    Path parent = runs.resolve(experiment);
    try {
      Files.createDirectories(parent);
      for (int attempt = 1; ; attempt++) {
        RunFolder folder = new RunFolder(parent.resolve(attempt == 1 ? id : id + "-" + attempt));
        if (folder.isNew()) {
          folder.lock = RunLock.take(folder.path);
          folder.mark(RunState.RUNNING);
          return folder;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the folder, unless this or another process has just made it. */
  private boolean isNew() throws IOException {
    try {
      Files.createDirectory(path);
      return true;
    } catch (FileAlreadyExistsException another) {
      return false;
    }
  }

  /** Returns a folder that is there already and is no run: it has neither lock nor state. */
  public static RunFolder at(Path folder) {
    return new RunFolder(folder);
  }

  public Path path() {
    return path;
  }

  /** Returns the folder of a contender in a repeat, made if need be. */
  public Path contender(String id, int repeat) {
    try {
      return Files.createDirectories(path.resolve("contenders").resolve(id).resolve(repeat + ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void writeJson(Path file, Object value) {
    try {
      write(file, WRITER.writeValueAsString(value) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a text as a whole: a reader, or a machine that loses its power, sees the file that was
   * there before or this one.
   */
  public void write(Path file, String text) {
    Path beside = file.resolveSibling("." + file.getFileName());
    try {
      try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.getChannel().force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Appends a line of JSON, which other processes see at once. The file stays open until this
   * folder is closed.
   */
  public synchronized void append(Path file, Object value) {
    try {
      FileOutputStream out = appended.get(file);
      if (out == null) {
        out = new FileOutputStream(file.toFile(), true);
        appended.put(file, out);
      }
      out.write(line(value).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Marks the run as ended, closes the folder and returns its path.
   *
   * @param state finished or failed
   */
  public Path finish(RunState state) {
    if (state != RunState.FINISHED && state != RunState.FAILED) {
      throw new IllegalArgumentException("expected finished or failed, got " + state.label());
    }
    mark(state);
    close();
    return path;
  }

  private void mark(RunState state) {
    writeJson(path.resolve(RunPlace.STATE), state.toJson());
  }

  /**
   * Closes all files and gives the lock back. A run that is not {@link #finish finished} before is
   * seen as interrupted from then on.
   */
  @Override
  public synchronized void close() {
    try {
      for (FileOutputStream out : appended.values()) {
        out.close();
      }
      appended.clear();
      if (lock != null) {
        lock.close();
        lock = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
