package dev.tandem.workbench.compare.sweep;

import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One run: a combination from one seed.
 *
 * @param experiment fitted, with the run's seed
 * @param key hash of all that decides the run: experiment, engine, threads, precision and data.
 *     Same key, same run.
 */
record PlannedRun(
    Combination combination, ExperimentSpec experiment, PreparedFile prepared, String key) {
  private static final int KEY_LENGTH = 16;

  static PlannedRun of(Combination combination, ExperimentSpec experiment, PreparedFile prepared) {
    return new PlannedRun(
        combination, experiment, prepared, key(combination.contender(), experiment, prepared));
  }

  long seed() {
    return experiment.training().seed();
  }

  private static String key(Contender contender, ExperimentSpec experiment, PreparedFile prepared) {
    Fingerprint fingerprint = new Fingerprint();
    try {
      fingerprint.add(Json.MAPPER.writeValueAsString(ExperimentWriter.write(experiment)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fingerprint.add(contender.engine());
    fingerprint.add(contender.execution().toString());
    fingerprint.add(prepared.facts().fingerprint());
    return fingerprint.hex().substring(0, KEY_LENGTH);
  }
}
