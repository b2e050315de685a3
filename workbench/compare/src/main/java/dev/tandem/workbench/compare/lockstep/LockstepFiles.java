package dev.tandem.workbench.compare.lockstep;

import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.LockstepFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What is kept of a walk: {@code lockstep.json}. */
public final class LockstepFiles {
  private LockstepFiles() {}

  /**
   * Writes it into a folder, made if need be.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path folder, LockstepFile file) {
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve(".lockstep.json");
      String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(file);
      Files.writeString(beside, json + "\n", StandardCharsets.UTF_8);
      Files.move(beside, folder.resolve("lockstep.json"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
