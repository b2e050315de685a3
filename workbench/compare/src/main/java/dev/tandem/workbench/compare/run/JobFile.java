package dev.tandem.workbench.compare.run;

import com.fasterxml.jackson.core.JacksonException;
import dev.tandem.file.PlainFile;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What a child was asked to do, as it lies in the folder that the child worked in. */
final class JobFile {
  private static final String NAME = "job.json";

  private JobFile() {}

  /** Where it lies in a folder. */
  static Path in(Path folder) {
    return folder.resolve(NAME);
  }

  /**
   * Reads it.
   *
   * @throws RunException if there is none, or it is damaged
   */
  static Job read(Path file) {
    PlainFile.otherwise(file)
        .ifPresent(
            got -> {
              throw new RunException(
                  file + ": expected what the contender was asked to train, got " + got);
            });
    try {
      Job job = Json.MAPPER.readValue(file.toFile(), Job.class);
      if (job == null) {
        throw new RunException(file + ": expected a job, got null");
      }
      return job;
    } catch (JacksonException damaged) {
      throw new RunException(file + ": expected a job, got " + Json.problem(damaged));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
