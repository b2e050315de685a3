package dev.tandem.workbench.compare.run;

import com.fasterxml.jackson.core.JacksonException;
import dev.tandem.fault.UserException;
import dev.tandem.model.ModelFile;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a contender's process has told in an earlier start of the run, if it came to its end. */
final class EarlierProcess {
  private EarlierProcess() {}

  /**
   * Its observations, the last of which says how it ended. Empty if there was none, if it was
   * killed, if it failed for no fault of its own, or if one of its files is not what it left.
   */
  static Optional<List<Observation>> of(ContenderRun run) {
    List<Observation> seen = read(run.folder().resolve(RunPlace.EVENTS));
    Observation last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
    boolean over =
        last instanceof Observation.Failed failed && !failed.lost()
            || last instanceof Observation.Finished finished && isWhole(run.folder(), finished);
    return over ? Optional.of(seen) : Optional.empty();
  }

  /** Whether a contender of a run is out for no fault of its own. */
  static boolean isAnyLost(Path run) {
    try (Stream<Path> files = Files.walk(run.resolve("contenders"))) {
      return files
          .filter(file -> file.endsWith(RunPlace.EVENTS))
          .map(EarlierProcess::read)
          .filter(seen -> !seen.isEmpty())
          .anyMatch(
              seen ->
                  seen.get(seen.size() - 1) instanceof Observation.Failed failed && failed.lost());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Up to a line that was not written to its end. */
  private static List<Observation> read(Path events) {
    List<Observation> seen = new ArrayList<>();
    try {
      if (Files.isRegularFile(events)) {
        String text = new String(Files.readAllBytes(events), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
          Observation one = Json.MAPPER.readValue(line, Observation.class);
          if (one == null) {
            return seen;
          }
          seen.add(one);
        }
      }
    } catch (JacksonException half) {
      return seen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seen;
  }

  private static boolean isWhole(Path folder, Observation.Finished finished) {
    try {
      String weights =
          Fingerprint.of(ModelFile.read(folder.resolve("model.safetensors")).parameters());
      return weights.equals(finished.weightsSha256())
          && PredictionFile.read(folder).containsKey("test");
    } catch (UserException damaged) {
      return false;
    }
  }
}
