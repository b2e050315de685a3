package dev.tandem.workbench.cli;

import dev.tandem.data.Dataset;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.LabelledRows;
import dev.tandem.engine.Predictor;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.DataSpec;
import dev.tandem.network.tree.Nearest;
import dev.tandem.workbench.experiment.ExperimentException;
import dev.tandem.workbench.report.EvaluationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Say how well a trained model answers rows whose classes are known.",
      "",
      "Of the data that it was trained on, these are the test rows of its own split; of other known"
          + " data, that data's test rows; of a CSV file, all rows. The model knows its"
          + " preprocessing."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "a model.safetensors of a run")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATASET",
      description = "xor, moons, digits, appointments, mnist, noshow, or a CSV file")
  private String dataset;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "of a CSV file, the column with the classes; default: as in training")
  private String label;

  @Mixin private EngineOption engine;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Model read = ModelFile.read(model);
    Chosen chosen = choose(read);
    Predictions predictions;
    try (Predictor predictor = engine.predictor(read)) {
      predictions = ModelUse.predictions(predictor, chosen.rows());
    }
    String title = chosen.rows().name() + ", " + chosen.which();
    String table = EvaluationTable.of(title, predictions, read.classNames(), read.threshold());
    command.commandLine().getOut().print(table);
    command.commandLine().getOut().flush();
    return 0;
  }

  /** Rows, and which of the dataset's they are. */
  private record Chosen(Dataset rows, String which) {}

  private Chosen choose(Model read) throws IOException {
    LabelledRows labelled = new LabelledRows(read);
    DataFolders folders = data.folders();
    if (isOwn(read.data())) {
      requireNoLabel("the data that the model was trained on");
      return new Chosen(
          labelled.testRows(read.data(), folders), "the test rows of the model's own split");
    }
    if (DatasetCatalog.names().contains(dataset)) {
      requireNoLabel("known data");
      return new Chosen(labelled.testRows(DataSpec.of(dataset), folders), "its test rows");
    }
    requireFile();
    return new Chosen(
        labelled.file(Path.of(dataset), Optional.ofNullable(label), folders), "all rows");
  }

  private boolean isOwn(DataSpec trained) throws IOException {
    if (trained.source().equals(dataset)) {
      return true;
    }
    Path file = Path.of(dataset);
    Path own = Path.of(trained.source());
    boolean known = DatasetCatalog.names().contains(dataset);
    return !known && Files.exists(file) && Files.exists(own) && Files.isSameFile(file, own);
  }

  private void requireNoLabel(String what) {
    if (label != null) {
      throw new ExperimentException(
          "--label: expected only with another CSV file, got '"
              + label
              + "' with "
              + what
              + ", whose label is known");
    }
  }

  private void requireFile() {
    if (!Files.exists(Path.of(dataset))) {
      List<String> names = DatasetCatalog.names();
      String nearest =
          Nearest.of(dataset, names).map(near -> "; did you mean '" + near + "'?").orElse("");
      throw new ExperimentException(
          "dataset: expected a CSV file or one of "
              + String.join(", ", names)
              + ", got '"
              + dataset
              + "'"
              + nearest);
    }
  }
}
