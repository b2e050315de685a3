package dev.tandem.workbench.runs.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run folder. Each of its files is read when somebody first asks for what it holds. */
public final class SavedRun {
  private static final int ID_LENGTH = "20261122-003318".length();
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** Status of a contender whose end {@code comparison.json} does not have yet. */
  private static final String RUNNING = RunState.RUNNING.label();

  private final Path path;
  private String experiment;
  private Optional<RunState> told; // by lock and state file
  private ComparisonFile results;

  private SavedRun(Path path, String experiment) {
    this.path = path;
    this.experiment = experiment;
  }

  /** Returns the run in a folder, wherever that lies. */
  public static SavedRun at(Path path) {
    return new SavedRun(path, null);
  }

  /** Returns a run in its place, {@code RUNS/EXPERIMENT/ID}. */
  static SavedRun inPlace(Path path) {
    return new SavedRun(path, path.getParent().getFileName().toString());
  }

  public Path path() {
    return path;
  }

  /** Returns the folder's name, without the dot of one that an earlier version did not finish. */
  public String id() {
    String name = path.getFileName().toString();
    return name.startsWith(".") ? name.substring(1) : name;
  }

  /** Returns the experiment by name. */
  public String experiment() {
    if (experiment == null) {
      Object parent = path.toAbsolutePath().normalize().getParent().getFileName();
      experiment =
          String.valueOf(readable().map(file -> file.experiment().get("name")).orElse(parent));
    }
    return experiment;
  }

  /** Returns {@code digits/20261122-003318}. */
  public String name() {
    return experiment() + "/" + id();
  }

  /** Returns when it began by this machine's clock: as the id says, or when it was last changed. */
  public LocalDateTime when() {
    String id = id();
    try {
      return LocalDateTime.parse(id.substring(0, Math.min(id.length(), ID_LENGTH)), ID);
    } catch (DateTimeException renamed) {
      return changed();
    }
  }

  private LocalDateTime changed() {
    Path environment = path.resolve(RunPlace.ENVIRONMENT);
    try {
      Path dated = Files.exists(environment) ? environment : path;
      return LocalDateTime.ofInstant(
          Files.getLastModifiedTime(dated).toInstant(), ZoneId.systemDefault());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the size on disk. */
  public long bytes() {
    return RunPlace.bytes(path);
  }

  /** Whether the run has come to its end, by its small state file alone. */
  public boolean ended() {
    return told().map(RunState::ended).orElse(true);
  }

  /** Whether it was stopped before its end. */
  public boolean stopped() {
    return told().filter(RunState.INTERRUPTED::equals).isPresent();
  }

  private Optional<RunState> told() {
    if (told == null) {
      told = RunState.of(path);
    }
    return told;
  }

  /** Returns how it stands; of a run that has ended, results that cannot be read are damage. */
  public RunState state() {
    if (!ended()) {
      return told().orElseThrow();
    }
    RunState found =
        readable()
            .map(file -> file.allFinished() ? RunState.FINISHED : RunState.FAILED)
            .orElse(RunState.DAMAGED);
    return found == RunState.DAMAGED ? found : told().orElse(found);
  }

  /**
   * Returns {@code comparison.json}: what it found, of an unfinished run what it has found so far.
   *
   * @throws RunException in one line, if it is not there, damaged or of another schema
   */
  public ComparisonFile results() {
    if (results == null) {
      Path json = path.resolve(RunPlace.COMPARISON);
      if (!Files.isRegularFile(json)) {
        throw new RunException(missing());
      }
      ComparisonFile file = read(json, new TypeReference<ComparisonFile>() {}, "a comparison");
      if (!ComparisonFile.SCHEMA.equals(file.schema())) {
        throw new RunException(
            json + ": expected schema " + ComparisonFile.SCHEMA + ", got " + file.schema());
      }
      file.missing()
          .ifPresent(
              key -> {
                throw new RunException(json + ": expected the key " + key + ", got nothing");
              });
      results = file.with(file.contenders().stream().map(this::asItStands).toList());
    }
    return results;
  }

  /** Returns why a run that has ended is damaged; empty if it is not. */
  public Optional<String> damage() {
    if (state() != RunState.DAMAGED) {
      return Optional.empty();
    }
    try {
      results();
      return Optional.of(path.resolve(RunPlace.STATE) + ": expected a state, got something else");
    } catch (RunException reason) {
      return Optional.of(reason.getMessage());
    }
  }

  /** Returns the results; empty if they are missing or cannot be read. */
  public Optional<ComparisonFile> readable() {
    try {
      return Optional.of(results());
    } catch (RunException notThere) {
      return Optional.empty();
    }
  }

  /**
   * Returns the results of a run that has come to its end.
   *
   * @throws RunException in one line, if it has not, or if they cannot be read
   */
  public ComparisonFile finalResults() {
    if (!ended()) {
      throw new RunException(
          path + ": expected a run that has come to its end, got one that is " + toldLabel());
    }
    return results();
  }

  private String missing() {
    return RunPlace.isRun(path)
        ? path + ": expected a run with results, got one that is " + toldLabel() + " without them"
        : path
            + ": expected the folder of a comparison, with "
            + RunPlace.COMPARISON
            + " in it, such as runs/digits/20261122-101500, got "
            + (Files.isDirectory(path) ? "a folder without it" : "no folder");
  }

  private String toldLabel() {
    return told().orElse(RunState.DAMAGED).label();
  }

  /** A contender that was at work when the file was written may have got further, or be dead. */
  private ContenderEntry asItStands(ContenderEntry contender) {
    return contender.status().equals(RUNNING)
        ? contender.with(toldLabel(), Progress.of(contenders().resolve(contender.id())))
        : contender;
  }

  /** Returns how far each contender came, in a line each, by the events in its folder. */
  public List<String> progress() {
    return Files.isDirectory(contenders())
        ? RunPlace.children(contenders()).stream()
            .map(own -> own.getFileName() + ": " + toldLabel() + " " + Progress.of(own))
            .toList()
        : List.of();
  }

  /** Returns {@code environment.json}, machine and programs; empty if that is not there. */
  public Map<String, Object> environment() {
    Path json = path.resolve(RunPlace.ENVIRONMENT);
    return Files.isRegularFile(json)
        ? read(json, new TypeReference<Map<String, Object>>() {}, "keys")
        : Map.of();
  }

  /**
   * Returns the folder that relative paths of the run count from: where it was started, if it says
   * so, or else the current one.
   */
  public Path directory() {
    Object directory = environment().get("directory");
    try {
      return Path.of(directory == null ? "" : directory.toString());
    } catch (InvalidPathException e) {
      throw new RunException(
          path.resolve(RunPlace.ENVIRONMENT) + ": directory: expected a path, got another text");
    }
  }

  private static <T> T read(Path json, TypeReference<T> type, String expected) {
    try {
      T content = Json.MAPPER.readValue(json.toFile(), type);
      if (content == null) {
        throw new RunException(json + ": expected " + expected + ", got null");
      }
      return content;
    } catch (JacksonException e) {
      throw new RunException(json + ": expected " + expected + ", got " + Json.problem(e));
    } catch (IOException e) {
      throw new RunException(json + ": expected " + expected + ", got " + e.getMessage());
    }
  }

  /** Returns the contenders that have results. */
  public List<ContenderEntry> finished() {
    return results().contenders().stream().filter(own -> !own.runs().isEmpty()).toList();
  }

  /** Returns the rows that a contender worked on. */
  public DatasetEntry dataset(ContenderEntry contender) {
    return contender.dataset() == null ? results().dataset() : contender.dataset();
  }

  private Path contenders() {
    return path.resolve("contenders");
  }

  /** Returns where a contender's files of its first finished repeat lie. */
  public Path folder(ContenderEntry contender) {
    return contenders().resolve(contender.id()).resolve(contender.runs().get(0).repeat() + "");
  }

  /** Returns the model of a contender's first finished repeat, if its file is still there. */
  public Optional<Model> model(ContenderEntry contender) {
    Path file = folder(contender).resolve("model.safetensors");
    return Files.isRegularFile(file) ? Optional.of(ModelFile.read(file)) : Optional.empty();
  }
}
