package dev.tandem.workbench.cli;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.mistakes.Exhibit;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Rehearsal;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.run.Preparation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A built-in experiment, small enough to train a few times while a person waits.
 *
 * @param experiment fitted
 */
record MistakeStage(String name, ExperimentSpec experiment, DataSplits data) {
  static final List<String> NAMES = List.of("xor", "moons", "digits");

  private static final Map<String, Map<String, Object>> SMALLER =
      Map.of(
          "xor", Map.of("training.epochs", 200L),
          "moons", Map.of("training.epochs", 20L),
          "digits",
              Map.of(
                  "training.epochs", 6L,
                  "data.trainRows", 500L,
                  "data.testRows", 500L,
                  "network.hidden", List.of(32L)));

  /** Prepares the data, and the experiment for it. */
  static MistakeStage of(String name, DataFolders folders) {
    SpecNode tree = ExperimentFiles.load(name);
    for (Map.Entry<String, Object> change : SMALLER.get(name).entrySet()) {
      tree = tree.with(change.getKey(), SpecNode.of(change.getValue(), name));
    }
    ExperimentSpec experiment = ComparisonReader.read(tree).experiment();
    Preparation preparation = new Preparation(folders, event -> {});
    PreparedFile file = DatasetCatalog.prepare(experiment.data(), folders);
    return new MistakeStage(name, Preparation.fit(experiment, file), preparation.splits(file));
  }

  /**
   * The right training and the mistaken one.
   *
   * @param difference of the experiment in which the mistake can show from the built-in one
   */
  record Scene(String stage, String difference, Rehearsal right, Rehearsal wrong) {}

  /** Both trainings; empty if the mistake cannot show here. */
  Optional<Scene> play(Mistake mistake) {
    return Exhibit.of(mistake, experiment)
        .map(
            exhibit ->
                new Scene(
                    name,
                    exhibit.difference(),
                    Rehearsal.of(List.of(), exhibit.experiment(), data),
                    Rehearsal.of(List.of(mistake), exhibit.experiment(), data)));
  }
}
