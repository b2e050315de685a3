package dev.tandem.workbench.judgement.analysis;

import dev.tandem.evaluation.Metrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;

/**
 * What one run's F1 would be at the threshold of the best F1 on its validation rows.
 *
 * @param threshold that was chosen
 * @param validationF1 at the run's own threshold
 * @param bestValidationF1 at the chosen one
 * @param testF1 at the run's own threshold
 * @param bestTestF1 at the chosen one, which the test rows had no part in
 */
public record ThresholdTrial(
    double threshold,
    double validationF1,
    double bestValidationF1,
    double testF1,
    double bestTestF1) {

  /**
   * Tries it.
   *
   * @param validation of two classes, with a positive row
   * @param own the threshold that the run has
   */
  public static ThresholdTrial of(Predictions validation, Predictions test, double own) {
    double chosen = Thresholds.bestF1(validation);
    return new ThresholdTrial(
        chosen,
        Metrics.of(validation, own).f1(),
        Metrics.of(validation, chosen).f1(),
        Metrics.of(test, own).f1(),
        Metrics.of(test, chosen).f1());
  }
}
