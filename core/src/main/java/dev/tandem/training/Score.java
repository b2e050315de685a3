package dev.tandem.training;

import dev.tandem.data.Targets;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;

/**
 * Mean loss and share of rows hit; both NaN where there are no rows. Of numbers there is no share:
 * it is NaN.
 */
public record Score(double loss, double accuracy) {
  public static final Score NONE = new Score(Double.NaN, Double.NaN);

  /**
   * Of a network's outputs: for classes the plain cross-entropy, without smoothing and weights, so
   * that runs with other losses compare; for numbers the mean of the loss itself.
   *
   * @param outputs [rows, outputs]: logits or numbers
   */
  public static Score of(Matrix outputs, Targets targets, LossSpec loss) {
    if (targets instanceof Targets.Values values) {
      return new Score(Criterion.mean(loss, Estimates.of(outputs, values.values())), Double.NaN);
    }
    Targets.Classes classes = (Targets.Classes) targets;
    Predictions predictions = new Predictions(outputs, classes.labels(), classes.names().size());
    return new Score(predictions.loss(), predictions.accuracy());
  }
}
