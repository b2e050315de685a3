package dev.tandem.training;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ThresholdSpec;
import dev.tandem.network.ThresholdSpec.AtRecall;
import dev.tandem.network.ThresholdSpec.BestF1;
import dev.tandem.network.ThresholdSpec.Fixed;
import dev.tandem.network.ThresholdSpec.LowestCost;
import dev.tandem.tensor.Matrix;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Chooses the threshold that an experiment asks for; see {@link Thresholds} for ties. */
public final class ThresholdChoice {
  private ThresholdChoice() {}

  /**
   * The threshold that belongs to a trained network; empty unless there are two classes. Test rows
   * have no part in it.
   *
   * @param validation rows to choose on
   * @param network gives the outputs for features; not asked where the threshold is fixed
   */
  public static OptionalDouble of(
      ExperimentSpec experiment, Dataset validation, Function<Features, Matrix> network) {
    if (!(validation.targets() instanceof Targets.Classes classes) || classes.names().size() != 2) {
      return OptionalDouble.empty();
    }
    if (experiment.threshold() instanceof Fixed fixed) {
      return OptionalDouble.of(fixed.probability());
    }
    Matrix outputs = network.apply(validation.features());
    return OptionalDouble.of(
        of(experiment.threshold(), Criterion.predictions(experiment.loss(), outputs, classes)));
  }

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
