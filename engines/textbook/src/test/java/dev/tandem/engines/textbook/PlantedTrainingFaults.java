package dev.tandem.engines.textbook;

import static dev.tandem.engines.textbook.FaultExperiments.square;
import static dev.tandem.engines.textbook.PlantedFault.loss;
import static dev.tandem.engines.textbook.PlantedFault.rule;

import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.lockstep.Phase;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Mistakes in losses, clipping and optimizers. */
final class PlantedTrainingFaults {
  private static final Adam ADAM = Adam.DEFAULT;
  private static final Sgd MOMENTUM = new Sgd(0.1, 0.9);

  private PlantedTrainingFaults() {}

  static List<PlantedFault> all() {
    return Stream.of(losses(), rules()).flatMap(List::stream).toList();
  }

  private static List<PlantedFault> losses() {
    SoftmaxCrossEntropy smoothed =
        new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, new ClassWeights.None());
    SoftmaxCrossEntropy weighted =
        new SoftmaxCrossEntropy(Reduction.MEAN, 0, new ClassWeights.Given(List.of(1.0, 2.0, 5.0)));
    Loss plain = Loss.of(SoftmaxCrossEntropy.DEFAULT);
    Tiny outlier = FaultExperiments.withAnOutlier();
    int step = FaultExperiments.stepOfTheSpecialRow(outlier.experiment(), outlier.training());
    Tiny huber = TinyExperiments.regression(LossSpec.Huber.DEFAULT);
    return List.of(
        loss("sum for mean", square(), 1, FaultyLosses::sumForMean),
        loss("gradient of the sum", square(), 1, FaultyLosses::gradientOfTheSum),
        loss("no label smoothing", square().with(smoothed), 1, loss -> plain),
        loss("no class weights", square().with(weighted), 1, loss -> plain),
        loss(
            "softmax that overflows",
            outlier,
            step,
            loss -> FaultyLosses.withoutTheLargestTakenOut()),
        loss("Huber's loss squared everywhere", huber, 1, loss -> new SquaredErrorLoss()));
  }

  private static List<PlantedFault> rules() {
    Sgd decaying = new Sgd(0.1, 0.9, 0, 0.01, false);
    AdamW adamW = AdamW.DEFAULT;
    // v falls in step 2 wherever g² is less than half of what it was in step 1
    Adam amsgrad = new Adam(0.001, 0.9, 0.5, 1e-8, 0, true);
    RegularizationSpec clipped =
        new RegularizationSpec(0, OptionalDouble.of(0.05), OptionalDouble.empty());
    Tiny scheduled = FaultExperiments.withSchedule();
    double rate = scheduled.experiment().optimizer().learningRate();
    return List.of(
        rule("no bias correction", ADAM, 1, 0, FaultyRules::noBiasCorrection),
        rule("time stands still", ADAM, 2, 0, FaultyRules::timeStandsStill),
        rule(
            "epsilon inside the root",
            ADAM,
            1,
            0,
            healthy -> FaultyRules.epsilonInsideTheRoot(healthy, ADAM)),
        rule("AMSGrad without memory", amsgrad, 2, 0, FaultyRules::amsgradWithoutMemory),
        rule(
            "decay in AdamW's gradient",
            adamW,
            1,
            0,
            healthy ->
                UpdateRule.of(new Adam(adamW.learningRate(), 0.9, 0.999, 1e-8, 0.01, false))),
        rule("stale momentum", MOMENTUM, 2, 0, FaultyRules::staleMomentum),
        rule("no weight decay", decaying, 1, 0, healthy -> UpdateRule.of(MOMENTUM)),
        // biases are 0 before the first update
        rule(
            "no weight decay of biases",
            decaying,
            2,
            0,
            healthy -> FaultyRules.onlyWeights(healthy, UpdateRule.of(MOMENTUM))),
        rule("a bias left out", MOMENTUM, 1, 4, rule -> FaultyRules.forgets(rule, "4.bias")),
        new PlantedFault(
            "schedule ignored",
            FaultExperiments.longer(scheduled),
            parts -> parts.with(FaultyRules.noSchedule(parts.rule(), rate)),
            5,
            OptionalInt.of(0),
            Phase.UPDATE),
        new PlantedFault(
            "gradients not clipped",
            FaultExperiments.longer(square().with(clipped)),
            parts -> parts.with(new Regularization(RegularizationSpec.NONE)),
            1,
            OptionalInt.of(4), // the last with parameters
            Phase.BACKWARD));
  }
}
