package dev.tandem.training;

import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.network.ThresholdSpec;
import dev.tandem.network.ThresholdSpec.AtRecall;
import dev.tandem.network.ThresholdSpec.BestF1;
import dev.tandem.network.ThresholdSpec.Fixed;
import dev.tandem.network.ThresholdSpec.LowestCost;

/** Chooses the threshold that an experiment asks for; see {@link Thresholds} for ties. */
public final class ThresholdChoice {
  private ThresholdChoice() {}

  /**
   * The threshold.
   *
   * @param validation predictions of the trained network on the validation rows, of two classes;
   *     not looked at where the threshold is fixed
   */
  public static double of(ThresholdSpec spec, Predictions validation) {
    if (spec instanceof BestF1) {
      return Thresholds.bestF1(validation);
    }
    if (spec instanceof AtRecall at) {
      return Thresholds.atRecall(validation, at.recall());
    }
    if (spec instanceof LowestCost cost) {
      return Thresholds.lowestCost(validation, cost.falsePositive(), cost.falseNegative());
    }
    return ((Fixed) spec).probability();
  }
}
