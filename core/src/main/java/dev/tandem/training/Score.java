package dev.tandem.training;

import dev.tandem.data.Targets;
import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;

/**
 * How a network does on some rows. All NaN where there are no rows; of numbers there is but a loss.
 *
 * @param accuracy the share of rows hit
 * @param f1 of the positive of two classes predicted by the larger probability, of more classes the
 *     macro average, as {@link ConfusionMatrix} has both; NaN where rows are only counted as hit or
 *     missed, as in an epoch's running score
 */
public record Score(double loss, double accuracy, double f1) {
  public static final Score NONE = new Score(Double.NaN, Double.NaN);

  /** Without an F1. */
  public Score(double loss, double accuracy) {
    this(loss, accuracy, Double.NaN);
  }

  /**
   * Of a network's outputs: for logits of classes the plain cross-entropy, without smoothing and
   * weights, so that runs with other losses compare; for values the mean of the loss itself, of
   * scaled targets where training scales them.
   *
   * @param outputs [rows, outputs]: logits or values
   */
  public static Score of(Matrix outputs, Targets targets, LossSpec loss) {
    if (targets instanceof Targets.Values values) {
      return new Score(Criterion.mean(loss, Criterion.estimates(outputs, values)), Double.NaN);
    }
    Targets.Classes classes = (Targets.Classes) targets;
    Predictions predictions = Criterion.predictions(loss, outputs, classes);
    if (predictions.rows() == 0) {
      return NONE;
    }
    ConfusionMatrix confusion = ConfusionMatrix.of(predictions);
    double f1 = predictions.classes() == 2 ? confusion.f1(1) : confusion.macroF1();
    return new Score(predictions.loss(), confusion.accuracy(), f1);
  }
}
