package dev.tandem.workbench.cli;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Predictor;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Model;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import java.util.stream.IntStream;

/** What a model answers for rows of features. */
final class ModelUse {
  private static final int ROWS_AT_ONCE = 1024;

  private ModelUse() {}

  /** The logits of all rows, with labels that nobody knows set to 0. */
  static Predictions predictions(Model model, Predictor predictor, Features features) {
    Targets.Classes unknown = new Targets.Classes(new int[features.rows()], model.classNames());
    return Criterion.predictions(model.loss(), logits(predictor, features), unknown);
  }

  /** The logits of all rows beside their classes. */
  static Predictions predictions(Model model, Predictor predictor, Dataset rows) {
    return Criterion.predictions(model.loss(), logits(predictor, rows.features()), rows.classes());
  }

  /** Logits [rows, outputs]; of a model of numbers, the numbers, scaled as in training. */
  static Matrix logits(Predictor predictor, Features features) {
    int width = predictor.inputs();
    int outputs = predictor.outputs();
    Matrix all = Matrix.zeros(features.rows(), outputs);
    float[] rows = new float[ROWS_AT_ONCE * width];
    float[] logits = new float[ROWS_AT_ONCE * outputs];
    for (int from = 0; from < features.rows(); from += ROWS_AT_ONCE) {
      int to = Math.min(from + ROWS_AT_ONCE, features.rows());
      features.gather(IntStream.range(from, to).toArray(), rows);
      predictor.predict(rows, to - from, logits);
      for (int i = 0; i < (to - from) * outputs; i++) {
        all.values()[from * outputs + i] = logits[i];
      }
    }
    return all;
  }

  /** The class answered: of two, the positive one from the model's threshold on. */
  static int answer(Model model, Predictions predictions, int row) {
    return predictions.predicted(row, model.threshold());
  }
}
