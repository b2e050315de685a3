package dev.tandem.workbench.runs.folder;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The files of one comparison, {@code runs/<experiment>/<run-id>/}. It grows under a name that
 * begins with a dot and gets its own when it is whole.
 */
public final class RunFolder {
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

  private static final int TRIES_TO_VANISH = 40;
  private static final int MILLIS_BETWEEN_TRIES = 50;

  private final Path growing;
  private final Path whole;
  private final Thread atShutdown = new Thread(this::vanish);
  private RunLock lock;
  private boolean ending;

  private RunFolder(Path growing, Path whole) {
    this.growing = growing;
    this.whole = whole;
  }

  /**
   * Makes a folder named after the time of day. If the JVM ends before it is whole, as on Ctrl-C,
   * it goes.
   *
   * @throws UncheckedIOException if it cannot
   */
  public static RunFolder create(Path runs, String experiment) {
    String id = ID.format(LocalDateTime.now());
    Path parent = runs.resolve(experiment);
    try {
      Files.createDirectories(parent);
      for (int attempt = 1; ; attempt++) {
        String name = attempt == 1 ? id : id + "-" + attempt;
        RunFolder folder = new RunFolder(parent.resolve("." + name), parent.resolve(name));
        if (!Files.exists(folder.whole) && folder.isNew()) {
          Runtime.getRuntime().addShutdownHook(folder.atShutdown);
          folder.lock = RunLock.take(folder.growing);
          return folder;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the growing folder, unless this or another process has just made it. */
  private boolean isNew() throws IOException {
    try {
      Files.createDirectory(growing);
      return true;
    } catch (FileAlreadyExistsException another) {
      return false;
    }
  }

  /** A folder that is there already. */
  public static RunFolder at(Path folder) {
    return new RunFolder(folder, folder);
  }

  public Path path() {
    return growing;
  }

  /** The folder of a contender in a repeat, made if need be. */
  public Path contender(String id, int repeat) {
    standStillIfEnding();
    Path folder = growing.resolve("contenders").resolve(id).resolve(repeat + "");
    try {
      return Files.createDirectories(folder);
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

  /** Lines of JSON, one a value. */
  public void writeJsonLines(Path file, List<?> values) {
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

  public void write(Path file, String text) {
    try {
      Path beside = file.resolveSibling("." + file.getFileName());
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the folder its own name and says where it is. */
  public synchronized Path complete() {
    standStillIfEnding();
    try {
      lock.close();
      Files.move(growing, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forgetShutdown();
    return whole;
  }

  /** Takes everything away again, and the experiment's folder if nothing else is in it. */
  public void abandon() {
    standStillIfEnding();
    try {
      lock.close();
      delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forgetShutdown();
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(growing)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    deleteIfEmpty(growing.getParent());
  }

  /** At the JVM's end. Contenders, which end at the same moment, may still be writing. */
  private void vanish() {
    synchronized (this) {
      ending = true;
    }
    try {
      for (int i = 0; i < TRIES_TO_VANISH && Files.exists(growing); i++) {
        try {
          delete();
        } catch (IOException | UncheckedIOException stillWritten) {
          TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_TRIES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** While the JVM ends and the folder is taken away, whoever works on it waits for that end. */
  private synchronized void standStillIfEnding() {
    try {
      while (ending) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetShutdown() {
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException endingAlready) {
      // it will find nothing to take away
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
