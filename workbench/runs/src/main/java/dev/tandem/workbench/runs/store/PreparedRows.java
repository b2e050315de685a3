package dev.tandem.workbench.runs.store;

import dev.tandem.data.DataException;
import dev.tandem.datasets.PreparedData;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The data that a contender's process mapped, as long as it lies in the cache. */
final class PreparedRows {
  private PreparedRows() {}

  /** Empty if the file is gone, damaged, or holds other rows by now. */
  static Optional<PreparedData> of(SavedRun run, ContenderEntry contender) {
    Path job = run.folder(contender).resolve("job.json");
    if (!Files.isRegularFile(job)) {
      return Optional.empty();
    }
    try {
      String prepared = Json.MAPPER.readTree(job.toFile()).path("prepared").asText();
      return Optional.of(Path.of(prepared))
          .filter(Files::isRegularFile)
          .map(PreparedData::open)
          .filter(data -> data.facts().fingerprint().equals(run.dataset(contender).fingerprint()));
    } catch (IOException | InvalidPathException | DataException damaged) {
      return Optional.empty();
    }
  }
}
