package dev.tandem.workbench.cli;

import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.network.DataSpec;
import dev.tandem.network.Task;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data is looked at: some with a name, a person's own file, or an experiment's. */
final class DatasetChoice {
  @Parameters(
      paramLabel = "DATASET",
      description =
          "a name that 'tandem data list' prints, a table (CSV, TSV, JSON lines, Parquet), a folder"
              + " of images, or the file of an experiment")
  private String dataset;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "of a table, the column to predict")
  private String label;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "of a table, classification or regression; default: classification")
  private Task task;

  DataSpec spec() {
    if (DatasetCatalog.isTable(dataset)) {
      DataSpec file = DataSpec.of(task == null ? Task.CLASSIFICATION : task, dataset);
      return file.withLabel(Optional.ofNullable(label));
    }
    if (label != null || task != null) {
      throw new ExperimentException(
          (label == null ? "--task" : "--label")
              + ": expected only with a table, got it with '"
              + dataset
              + "', whose label is known");
    }
    return ComparisonReader.read(ExperimentFiles.load(dataset).without("contenders"))
        .experiment()
        .data();
  }
}
