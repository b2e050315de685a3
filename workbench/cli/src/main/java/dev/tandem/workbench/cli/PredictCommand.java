package dev.tandem.workbench.cli;

import dev.tandem.data.Features;
import dev.tandem.datasets.FeatureEncoder;
import dev.tandem.engine.Predictor;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.runs.results.CsvText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      "Answer each row of a CSV file with a trained model.",
      "",
      "The model knows its preprocessing. Columns of a table are found by their names, in any"
          + " order; others are ignored. Points and images (moons, digits, mnist and the like) have"
          + " no names: the file has as many columns as features, in the order of training. Writes"
          + " CSV: the answer and the probability of each class, or the number."
    })
final class PredictCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "a model.safetensors of a run")
  private Path model;

  @Parameters(index = "1", paramLabel = "FILE", description = "rows to answer, as CSV")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "takes the answers; default: they are printed")
  private Path output;

  @Mixin private EngineOption engine;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Model read = ModelFile.read(model);
    Features features =
        FeatureEncoder.encode(file, read.preprocessing(), read.network().widthInto(0));
    String answers;
    try (Predictor predictor = engine.predictor(read)) {
      answers =
          read.data().task() == Task.REGRESSION
              ? numbers(ModelUse.logits(predictor, features))
              : csv(read, ModelUse.predictions(read, predictor, features));
    }
    if (output == null) {
      command.commandLine().getOut().print(answers);
      command.commandLine().getOut().flush();
    } else {
      Path beside = output.resolveSibling("." + output.getFileName() + ".part");
      Files.writeString(beside, answers);
      Files.move(beside, output, StandardCopyOption.REPLACE_EXISTING);
      command
          .commandLine()
          .getErr()
          .println(features.rows() + (features.rows() == 1 ? " answer: " : " answers: ") + output);
    }
    return 0;
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
      cells.add(model.classNames().get(ModelUse.answer(model, predictions, row)));
      for (int c = 0; c < model.classNames().size(); c++) {
        cells.add((float) predictions.probability(row, c) + "");
      }
      csv.row(cells);
    }
    return csv.toString();
  }
}
