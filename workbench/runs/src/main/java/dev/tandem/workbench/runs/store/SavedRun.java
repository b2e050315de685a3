package dev.tandem.workbench.runs.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
    RunState state,
    LocalDateTime when,
    long bytes,
    ComparisonFile file) {

  private static final int ID_LENGTH = "20261122-003318".length();
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** Reads a run folder, whole or not. */
  public static SavedRun read(Path path) {
    String name = path.getFileName().toString();
    String id = name.startsWith(".") ? name.substring(1) : name;
    ComparisonFile file = null;
    RunState state = RunState.of(path).orElse(null);
    if (state == null || state.ended()) {
      try {
        file = comparison(path);
        state = state(file);
      } catch (RunException damaged) {
        state = RunState.DAMAGED;
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

  private static RunState state(ComparisonFile file) {
    return file.allFinished() ? RunState.FINISHED : RunState.FAILED;
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
    return state.ended();
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
    if (state == RunState.DAMAGED) {
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
