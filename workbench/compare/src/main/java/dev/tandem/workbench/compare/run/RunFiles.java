package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.evaluation.Predictions;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Score;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.results.CsvText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of one run: its epochs, and its prediction for each test row. */
final class RunFiles {
  private RunFiles() {}

  static void write(ContenderRun run, DataSplits data, RunFolder folder) {
    folder.write(run.folder().resolve("metrics.csv"), epochs(run.epochs()));
    if (run.finished() != null) {
      folder.write(run.folder().resolve("predictions.csv"), predictions(run, data));
    }
  }

  private static String epochs(List<Observation.Epoch> epochs) {
    CsvText csv = new CsvText();
    Set<String> layers = new LinkedHashSet<>();
    epochs.forEach(e -> layers.addAll(norms(e).keySet()));
    List<String> header =
        new ArrayList<>(
            List.of(
                "epoch",
                "train_loss",
                "train_accuracy",
                "validation_loss",
                "validation_accuracy",
                "test_loss",
                "test_accuracy",
                "first_learning_rate",
                "last_learning_rate",
                "seconds",
                "validation_f1",
                "test_f1",
                "evaluation_seconds"));
    layers.forEach(layer -> header.add("gradient_norm_" + layer));
    csv.row(header);
    for (Observation.Epoch e : epochs) {
      List<String> cells = new ArrayList<>(List.of(e.epoch() + ""));
      for (Score score : List.of(e.train(), e.validation(), e.test())) {
        cells.add(cell(score.loss()));
        cells.add(cell(score.accuracy()));
      }
      cells.add(e.learningRates().first() + "");
      cells.add(e.learningRates().last() + "");
      cells.add(e.seconds() + "");
      cells.add(cell(e.validation().f1()));
      cells.add(cell(e.test().f1()));
      cells.add(e.evaluationSeconds() + "");
      layers.forEach(layer -> cells.add(cell(norms(e).getOrDefault(layer, Double.NaN))));
      csv.row(cells);
    }
    return csv.toString();
  }

  /** By layer; none where nobody looked. */
  private static Map<String, Double> norms(Observation.Epoch epoch) {
    return epoch.glance() == null ? Map.of() : epoch.glance().gradientNorms();
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : value + "";
  }

  private static String predictions(ContenderRun run, DataSplits data) {
    Matrix logits = PredictionFile.read(run.folder()).get("test");
    return data.test().targets() instanceof Targets.Values values
        ? numbers(values.inUnit(logits), values.matrix())
        : classes(run, logits, data);
  }

  private static String numbers(Matrix predicted, Matrix actual) {
    CsvText csv = new CsvText();
    csv.row(List.of("row", "actual", "predicted"));
    for (int row = 0; row < actual.rows(); row++) {
      float right = (float) actual.get(row, 0);
      csv.row(List.of(row + "", right + "", (float) predicted.get(row, 0) + ""));
    }
    return csv.toString();
  }

  private static String classes(ContenderRun run, Matrix logits, DataSplits data) {
    Predictions predictions = RunEvaluation.predictions(run, logits, data.test());
    List<String> names = data.test().classes().names();
    CsvText csv = new CsvText();
    List<String> header = new ArrayList<>(List.of("row", "actual", "predicted"));
    names.forEach(name -> header.add("p_" + name));
    csv.row(header);
    for (int row = 0; row < predictions.rows(); row++) {
      List<String> cells = new ArrayList<>();
      cells.add(row + "");
      cells.add(names.get(predictions.labels()[row]));
      cells.add(names.get(RunEvaluation.answer(run, predictions, row)));
      for (int c = 0; c < names.size(); c++) {
        cells.add((float) predictions.probability(row, c) + "");
      }
      csv.row(cells);
    }
    return csv.toString();
  }
}
