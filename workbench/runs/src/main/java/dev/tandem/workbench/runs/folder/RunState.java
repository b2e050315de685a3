package dev.tandem.workbench.runs.folder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How a run stands. */
public enum RunState {
  /** All contenders came to their end. */
  FINISHED,
  /** The run came to its end, but not all contenders did. */
  FAILED,
  /** It was stopped on the way; what it had finished by then is there. */
  INTERRUPTED,
  /** A process is at work in it. */
  RUNNING,
  /** One of its files cannot be read. */
  DAMAGED;

  private static final String SCHEMA = "tandem.run/1";

  /** Returns the name that tables and JSON use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the run came to an end of its own. */
  public boolean ended() {
    return this == FINISHED || this == FAILED || this == DAMAGED;
  }

  /** Returns what {@code state.json} holds. */
  Map<String, String> toJson() {
    return new TreeMap<>(Map.of("schema", SCHEMA, "state", label())); // in this order
  }

  /**
   * Returns the state of a run folder by its lock and its small state file. Empty for a folder
   * without that file, which an earlier version has brought to its end.
   */
  public static Optional<RunState> of(Path folder) {
    if (RunLock.isHeld(folder)) { // asked first: a run that ends writes its state, then lets go
      return Optional.of(RUNNING);
    }
    if (RunPlace.isHidden(folder)) { // killed in an earlier version, or half cleared away
      return Optional.of(INTERRUPTED);
    }
    Path file = folder.resolve(RunPlace.STATE);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** A process that is killed writes nothing more, so its file goes on saying that it runs. */
  private static RunState read(Path file) {
    try {
      JsonNode content = Json.MAPPER.readTree(file.toFile());
      String label = content.path("state").asText();
      if (!SCHEMA.equals(content.path("schema").asText())) {
        return DAMAGED;
      }
      return label.equals(RUNNING.label())
          ? INTERRUPTED
          : Stream.of(FINISHED, FAILED)
              .filter(state -> state.label().equals(label))
              .findFirst()
              .orElse(DAMAGED);
    } catch (IOException unreadable) {
      return DAMAGED;
    }
  }
}
