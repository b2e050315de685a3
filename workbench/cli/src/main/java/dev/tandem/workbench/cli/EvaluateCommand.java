package dev.tandem.workbench.cli;

import dev.tandem.data.Dataset;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.LabelledRows;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Predictions;
import dev.tandem.library.Inference;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.DataSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.report.text.EvaluationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "Evaluate a trained model on rows whose classes or numbers are known.",
      "",
      "For the data that it was trained on, these are the test rows of its own split. For another"
          + " built-in dataset, they are its test rows; for a CSV file, all rows. The model"
          + " contains its preprocessing."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "a model.safetensors of a run")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATASET",
      description = "xor, moons, digits, appointments, friedman, mnist, noshow, or a CSV file")
  private String dataset;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "for a CSV file, the column to predict; default: as in training")
  private String label;

  @Mixin private EngineOption engine;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Model read = ModelFile.read(model);
    Chosen chosen = choose(read);
    String title = chosen.rows().name() + ", " + chosen.which();
    try (Inference inference = engine.inference(read)) {
      command.commandLine().getOut().print(table(title, inference, chosen.rows()));
    }
    command.commandLine().getOut().flush();
    return 0;
  }

  private static String table(String title, Inference inference, Dataset rows) {
    Model model = inference.model();
    if (model.data().task() == Task.REGRESSION) {
      Matrix predicted = inference.outputs(rows.features());
      Estimates estimates = Criterion.estimates(predicted, rows.values());
      return EvaluationTable.ofRegression(
          title, estimates, Criterion.mean(model.loss(), estimates));
    }
    Predictions predictions = inference.predictions(rows);
    return EvaluationTable.of(title, predictions, model.classNames(), model.threshold());
  }

  /** Rows, and which of the dataset's they are. */
  private record Chosen(Dataset rows, String which) {}

  private Chosen choose(Model read) throws IOException {
    LabelledRows labelled = new LabelledRows(read);
    DataFolders folders = data.folders();
    TrainedData trained = new TrainedData(read, folders);
    Optional<DataSpec> own = trained.ifNamed(dataset);
    if (own.isPresent()) {
      requireNoLabel("the data that the model was trained on");
      return new Chosen(
          labelled.testRows(own.get(), folders),
          trained.isTold()
              ? "the test rows of the model's own split"
              : "the test rows of the model's own split, if the data is the same as in training:"
                  + " the model's file does not tell");
    }
    if (DatasetCatalog.names().contains(dataset)) {
      requireNoLabel("known data");
      DataSpec spec = DataSpec.of(read.data().task(), dataset);
      return new Chosen(
          labelled.testRows(spec, folders),
          "its own test rows (the model was trained on " + read.data().source() + ")");
    }
    requireFile();
    return new Chosen(
        labelled.file(Path.of(dataset), Optional.ofNullable(label), folders),
        trained.mayBeInFiles()
            ? "all rows, which flatters if some of them trained the model"
            : "all rows");
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
      throw ExperimentException.unknown(
          "dataset", "a CSV file or ", DatasetCatalog.names(), dataset);
    }
  }
}
