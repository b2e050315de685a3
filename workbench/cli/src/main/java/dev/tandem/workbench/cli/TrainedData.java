package dev.tandem.workbench.cli;

import dev.tandem.data.DataException;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The data that a model was trained on. Which rows the model has not seen can be told only while
 * the data is the same, which its fingerprint shows.
 */
record TrainedData(Model model, DataFolders folders) {
  /**
   * The spec of the model's own data, if that is what was named: by its name, its path or its
   * content.
   *
   * @throws ExperimentException if it has changed since
   */
  Optional<DataSpec> ifNamed(String dataset) throws IOException {
    DataSpec trained = model.data();
    if (DatasetCatalog.names().contains(dataset)) {
      return trained.source().equals(dataset) ? Optional.of(unchanged(dataset)) : Optional.empty();
    }
    if (!isFile() || !Files.isRegularFile(Path.of(dataset))) {
      return Optional.empty();
    }
    DataSpec here = trained.withSource(dataset);
    if (model.fingerprint().equals(fingerprint(here))) {
      return Optional.of(here);
    }
    Path then = Path.of(trained.source());
    if (Files.exists(then) && Files.isSameFile(then, Path.of(dataset))) {
      throw others(dataset, "the file has changed since");
    }
    return Optional.empty();
  }

  private DataSpec unchanged(String name) {
    if (isTold() && !model.fingerprint().equals(fingerprint(model.data()))) {
      throw others(
          name,
          KnownData.find(name).filter(data -> !data.isShipped()).isPresent()
              ? "other files are in " + folders.data().resolve(name)
              : "this version of Tandem makes others");
    }
    return model.data();
  }

  /** Whether the model says which data it was trained on, so that a change of it shows. */
  boolean isTold() {
    return model.fingerprint().isPresent();
  }

  /** Whether files may have rows that trained the model: of generated data, no file has. */
  boolean mayBeInFiles() {
    return isFile() || KnownData.find(model.data().source()).isPresent();
  }

  private boolean isFile() {
    return !DatasetCatalog.names().contains(model.data().source());
  }

  /** Of the data that the spec makes now; empty if it makes none. */
  private Optional<String> fingerprint(DataSpec spec) {
    try {
      return Optional.of(DatasetCatalog.prepare(spec, folders).facts().fingerprint());
    } catch (DataException otherColumns) {
      return Optional.empty();
    }
  }

  private static ExperimentException others(String dataset, String why) {
    return new ExperimentException(
        dataset
            + ": expected the rows that the model was trained on, got others ("
            + why
            + "), so its test rows cannot be told; evaluate a file of rows that the"
            + " model has not seen");
  }
}
