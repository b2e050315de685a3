package dev.tandem.workbench.runs.folder;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tandem.file.WholeFile;
import dev.tandem.file.WholeFile.Lasting;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The files of one comparison, {@code runs/<experiment>/<run-id>/}. The folder has its name from
 * the first moment and stays whatever happens: what was written is there for {@code runs show} and
 * {@code report}. While it is open its lock is held and its state file says {@code running}.
 */
public final class RunFolder implements AutoCloseable {
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final Set<OpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

  private final Path path;
  private final Map<Path, FileChannel> appended = new HashMap<>();
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
          folder.lock = RunLock.tryTake(folder.path).orElseThrow(); // nobody else knows it yet
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

  /**
   * Opens the folder of a run that has stopped, to go on with it: takes its lock and marks it as
   * running.
   *
   * @throws RunException if another process is at work in it, or if a link is in it
   */
  public static RunFolder reopen(Path path) {
    try {
      RunFolder folder = new RunFolder(path);
      folder.lock =
          RunLock.tryTake(path)
              .orElseThrow(
                  () ->
                      new RunException(
                          path
                              + ": expected a run that has stopped, got one in which a process is"
                              + " at work"));
      try {
        RunPlace.requireNoLinks(path);
        folder.mark(RunState.RUNNING);
        return folder;
      } catch (RuntimeException refused) {
        folder.close();
        throw refused;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      return WholeFile.folderWithin(path, Path.of("contenders", id, repeat + ""));
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
    try {
      WholeFile.writeText(file, Lasting.ON_DISK, text);
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
      FileChannel out = appended.get(file);
      if (out == null) {
        out = FileChannel.open(file, APPENDING);
        appended.put(file, out);
      }
      WholeFile.fill(out, StandardCharsets.UTF_8.encode(line(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(WholeFile.named(file, e));
    }
  }

  /** Takes away a file that was appended to, if it is there: the next line begins it anew. */
  public synchronized void remove(Path file) {
    try {
      FileChannel out = appended.remove(file);
      if (out != null) {
        out.close();
      }
      Files.deleteIfExists(file);
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

  /** Marks the run as failed because of a fault that ends it, if that can still be written. */
  public void fail(Throwable fault) {
    try {
      mark(RunState.FAILED);
    } catch (UncheckedIOException noRoomForThat) {
      fault.addSuppressed(noRoomForThat); // the run counts as interrupted, and stays
    }
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
      for (FileChannel out : appended.values()) {
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
