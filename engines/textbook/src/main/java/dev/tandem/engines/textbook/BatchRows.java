package dev.tandem.engines.textbook;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The rows of one batch.
 *
 * @param x [B, width]
 * @param actual one a row, as the data has them
 * @param targets the same as the loss has them: numbers, of classes 0 and 1, or the classes
 */
record BatchRows(Matrix x, Targets actual, Targets targets) {
  static BatchRows of(Dataset data, int[] rows, ExperimentSpec experiment) {
    Targets actual = data.targets().of(rows);
    boolean logits = experiment.loss().ofLogits();
    return new BatchRows(
        gather(data.features(), rows),
        actual,
        logits ? actual : actual.numbers(experiment.network().outputs()));
  }

  /** X [B, width] of the given rows, widened from float32. */
  static Matrix gather(Features features, int[] rows) {
    float[] gathered = new float[rows.length * features.width()];
    features.gather(rows, gathered);
    return Matrix.of(rows.length, features.width(), gathered);
  }

  /** How many rows have their class hit; empty if targets are numbers. */
  OptionalInt correct(Matrix outputs, LossSpec loss) {
    if (actual instanceof Targets.Classes classes) {
      int[] labels = classes.labels();
      Predictions predictions = Criterion.predictions(loss, outputs, classes);
      long hits =
          IntStream.range(0, labels.length)
              .filter(row -> predictions.predicted(row) == labels[row])
              .count();
      return OptionalInt.of((int) hits);
    }
    return OptionalInt.empty();
  }
}
