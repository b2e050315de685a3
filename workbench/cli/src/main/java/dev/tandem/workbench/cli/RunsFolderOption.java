package dev.tandem.workbench.cli;

import dev.tandem.workbench.runs.store.RunStore;
import dev.tandem.workbench.runs.store.SavedRun;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where run folders lie; the same option says where {@code compare} puts them. */
final class RunsFolderOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "folder that holds the runs; default: ${DEFAULT-VALUE}")
  private Path out;

  Path folder() {
    return out;
  }

  /** All runs, or those of an experiment if one is given, newest first. */
  List<SavedRun> ofExperiment(String experiment) {
    return experiment == null ? store().all() : store().ofExperiment(experiment);
  }

  RunStore store() {
    return new RunStore(out);
  }
}
