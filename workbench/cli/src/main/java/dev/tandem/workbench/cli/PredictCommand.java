package dev.tandem.workbench.cli;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.FeatureEncoder;
import dev.tandem.datasets.ImageEncoder;
import dev.tandem.datasets.LabelledRows;
import dev.tandem.evaluation.Predictions;
import dev.tandem.file.WholeFile;
import dev.tandem.library.Inference;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.DataSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.runs.results.CsvText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem predict}. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description = {
      "Predict with a trained model: each row of a CSV file, or the test rows of a dataset.",
      "",
      "The model contains its preprocessing. Columns of a table are found by name, in any order;"
          + " others are ignored. Points and images (moons, digits, mnist and the like) have no"
          + " names: the file needs as many columns as features, in the order of training."
          + " A picture of a digit is scaled and centred as MNIST's are, and inverted if need be.",
      "",
      "On a terminal it prints a table of the first rows; to a pipe or a file it writes CSV: the"
          + " prediction and the probability of each class, or the number."
    },
    sortOptions = false)
final class PredictCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "a model.safetensors of a run")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "ROWS",
      description =
          "a CSV file, a picture for a model of images, or xor, moons, digits, appointments,"
              + " friedman, mnist, noshow: its test rows")
  private String rows;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or csv; default: table on a terminal, csv elsewhere")
  private Format format;

  /** How answers are written. */
  private enum Format {
    TABLE,
    CSV
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "file for the predictions; default: they are printed")
  private Path output;

  @Mixin private EngineOption engine;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (output != null) {
      WholeFile.requirePlace(output);
    }
    Model read = ModelFile.read(model);
    Asked asked = asked(read);
    String answers;
    try (Inference inference = engine.inference(read)) {
      answers = answers(inference, asked);
    }
    if (output == null) {
      PrintWriter terminal = command.commandLine().getOut();
      PrintWriter out = isTable() ? terminal : PlainWriter.ofData(terminal);
      out.print(answers);
      out.flush();
    } else {
      WholeFile.writeText(output, WholeFile.Lasting.ON_DISK, answers);
      command
          .commandLine()
          .getErr()
          .println(
              asked.features().rows()
                  + (asked.features().rows() == 1 ? " prediction: " : " predictions: ")
                  + output);
    }
    return 0;
  }

  /**
   * Rows to answer.
   *
   * @param names of the features
   * @param actual what is to be answered, where it is known
   */
  private record Asked(Features features, List<String> names, Optional<Targets> actual) {}

  private Asked asked(Model read) throws IOException {
    Path file = Path.of(rows);
    if (Files.exists(file) || !DatasetCatalog.names().contains(rows)) {
      requireFile(file);
      int width = read.network().widthInto(0);
      List<String> names = IntStream.rangeClosed(1, width).mapToObj(i -> "x" + i).toList();
      return new Asked(features(read, file, width), names, Optional.empty());
    }
    DataSpec spec = // of its own data, rows that it has not seen in training
        new TrainedData(read, data.folders())
            .ifNamed(rows)
            .orElseGet(() -> DataSpec.of(read.data().task(), rows));
    Dataset test = new LabelledRows(read).testRows(spec, data.folders());
    return new Asked(test.features(), test.featureNames(), Optional.of(test.targets()));
  }

  private Features features(Model read, Path file, int width) {
    if (ImageEncoder.isPicture(file)
        && read.preprocessing() instanceof Preprocessing.Pixels pixels) {
      ImageEncoder picture = ImageEncoder.encode(file, pixels, read.data().source());
      command.commandLine().getErr().println(picture.note());
      return picture.features();
    }
    return FeatureEncoder.encode(
        file,
        read.data().table().format(),
        read.preprocessing(),
        width,
        command.commandLine().getErr()::println);
  }

  private void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw ExperimentException.unknown("rows", "a CSV file or ", DatasetCatalog.names(), rows);
    }
  }

  private boolean isTable() {
    boolean watched = output == null && Terminal.isInteractive();
    return format == null ? watched : format == Format.TABLE;
  }

  private String answers(Inference inference, Asked asked) {
    boolean table = isTable();
    Model read = inference.model();
    AnswerTable shown = new AnswerTable(read, asked.features(), asked.names(), asked.actual());
    if (read.data().task() == Task.REGRESSION) {
      Matrix numbers = inference.numbers(asked.features());
      return table ? shown.of(numbers) : numbers(numbers);
    }
    Predictions predictions = inference.predictions(asked.features());
    return table ? shown.of(predictions) : csv(read, predictions);
  }

  private static String numbers(Matrix predicted) {
    CsvText csv = new CsvText();
    csv.row(List.of("predicted"));
    for (int row = 0; row < predicted.rows(); row++) {
      csv.row(List.of((float) predicted.get(row, 0) + ""));
    }
    return csv.toString();
  }

  private static String csv(Model model, Predictions predictions) {
    CsvText csv = new CsvText();
    List<String> header = new ArrayList<>(List.of("predicted"));
    model.classNames().forEach(name -> header.add("p_" + name));
    csv.row(header);
    for (int row = 0; row < predictions.rows(); row++) {
      List<String> cells = new ArrayList<>();
      cells.add(model.classNames().get(predictions.predicted(row, model.threshold())));
      for (int c = 0; c < model.classNames().size(); c++) {
        cells.add((float) predictions.probability(row, c) + "");
      }
      csv.row(cells);
    }
    return csv.toString();
  }
}
