package dev.tandem.workbench.runs.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.data.DataException;
import dev.tandem.datasets.PreparedData;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
      Map<String, Object> told =
          Json.MAPPER.readValue(job.toFile(), new TypeReference<Map<String, Object>>() {});
      Path file = Path.of(String.valueOf(told.get("prepared")));
      return Optional.of(file)
          .filter(Files::isRegularFile)
          .map(PreparedData::open)
          .filter(data -> data.facts().fingerprint().equals(run.dataset(contender).fingerprint()));
    } catch (DataException damaged) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
