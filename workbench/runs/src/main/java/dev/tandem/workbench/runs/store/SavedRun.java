package dev.tandem.workbench.runs.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunLock;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * One run folder.
 *
 * @param path of the folder
 * @param id the folder's name, without the dot of one that is not whole
 * @param experiment by name
 * @param state how it stands
 * @param when it began, by this machine's clock
 * @param bytes on disk
 * @param file what it found; null unless it finished or failed
 */
public record SavedRun(
    Path path,
    String id,
    String experiment,
    State state,
    LocalDateTime when,
    long bytes,
    ComparisonFile file) {

  /** How a run stands. */
  public enum State {
    /** All contenders came to their end. */
    FINISHED,
    /** The run came to its end, but not all contenders did. */
    FAILED,
    /** It was killed on the way. */
    UNFINISHED,
    /** A process is at work in it. */
    RUNNING,
    /** Its {@code comparison.json} cannot be read. */
    DAMAGED;

    /** As tables and JSON have it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int ID_LENGTH = "20261122-003318".length();
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** Reads a run folder, whole or not. */
  public static SavedRun read(Path path) {
    String name = path.getFileName().toString();
    boolean whole = RunPlace.isWhole(path);
    String id = whole ? name : name.substring(1);
    ComparisonFile file = null;
    State state = RunLock.isHeld(path) ? State.RUNNING : State.UNFINISHED;
    if (whole) {
      try {
        file = comparison(path);
        state = state(file);
      } catch (RunException damaged) {
        state = State.DAMAGED;
      }
    }
    Object experiment = file == null ? null : file.experiment().get("name");
    Path parent = path.toAbsolutePath().normalize().getParent().getFileName();
    return new SavedRun(
        path,
        id,
        experiment == null ? String.valueOf(parent) : experiment.toString(),
        state,
        when(path, id),
        RunPlace.bytes(path),
        file);
  }

  private static ComparisonFile comparison(Path path) {
    Path json = path.resolve(RunPlace.COMPARISON);
    try {
      ComparisonFile file = Json.MAPPER.readValue(json.toFile(), ComparisonFile.class);
      if (!ComparisonFile.SCHEMA.equals(file.schema())) {
        throw new RunException(
            json + ": expected " + ComparisonFile.SCHEMA + ", got " + file.schema());
      }
      return file;
    } catch (JacksonException e) {
      throw new RunException(json + ": expected a comparison, got " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static State state(ComparisonFile file) {
    boolean all = file.contenders().stream().allMatch(c -> c.status().equals("finished"));
    return all ? State.FINISHED : State.FAILED;
  }

  /** As the id says; of a folder that somebody renamed, when it was last changed. */
  private static LocalDateTime when(Path path, String id) {
    try {
      return LocalDateTime.parse(id.substring(0, Math.min(id.length(), ID_LENGTH)), ID);
    } catch (DateTimeException renamed) {
      return changed(path);
    }
  }

  private static LocalDateTime changed(Path path) {
    Path environment = path.resolve(RunPlace.ENVIRONMENT);
    try {
      Path dated = Files.exists(environment) ? environment : path;
      return LocalDateTime.ofInstant(
          Files.getLastModifiedTime(dated).toInstant(), ZoneId.systemDefault());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the run has come to its end. */
  public boolean whole() {
    return state == State.FINISHED || state == State.FAILED || state == State.DAMAGED;
  }

  /**
   * What it found.
   *
   * @throws RunException unless it came to its end
   */
  public ComparisonFile results() {
    if (file != null) {
      return file;
    }
    if (state == State.DAMAGED) {
      comparison(path); // says what is wrong with it
    }
    throw new RunException(
        path + ": expected a run that has come to its end, got one that is " + state.label());
  }

  /** Why its results cannot be read. */
  public String problem() {
    try {
      results();
      return "nothing";
    } catch (RunException e) {
      return e.getMessage();
    }
  }

  /** {@code environment.json}; empty where the run was killed before it was written. */
  public Map<String, Object> environment() {
    Path json = path.resolve(RunPlace.ENVIRONMENT);
    if (!Files.exists(json)) {
      return Map.of();
    }
    try {
      return Json.MAPPER.readValue(json.toFile(), new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException e) {
      throw new RunException(json + ": expected keys, got " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code digits/20261122-003318}. */
  public String name() {
    return experiment + "/" + id;
  }
}
