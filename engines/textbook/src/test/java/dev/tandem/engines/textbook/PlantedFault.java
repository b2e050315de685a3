package dev.tandem.engines.textbook;

import static dev.tandem.engines.textbook.FaultExperiments.square;
import static dev.tandem.engines.textbook.FaultyDense.only;

import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.lockstep.Phase;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A mistake that people make, and where a walk must find it.
 *
 * @param parts puts it in the place of what is right
 * @param step in which it shows first
 * @param layer empty for the loss
 */
record PlantedFault(
    String name, Tiny tiny, UnaryOperator<Parts> parts, int step, OptionalInt layer, Phase phase) {
  private static final Adam ADAM = Adam.DEFAULT;
  private static final Sgd MOMENTUM = new Sgd(0.1, 0.9);

  @Override
  public String toString() {
    return name;
  }

  static List<PlantedFault> all() {
    return Stream.of(dense(), activations(), dropout(), normalization(), losses(), rules())
        .flatMap(List::stream)
        .toList();
  }

  private static List<PlantedFault> dense() {
    return List.of(
        layer("transposed weight", square(), 2, FaultyDense::transposedWeight, Phase.FORWARD),
        // biases are 0 before the first update
        fault("bias not added", square(), only(0, FaultyDense::forgottenBias), 2, 0, Phase.FORWARD),
        layer(
            "transposed weight on the way back",
            square(),
            2,
            FaultyDense::untransposedOnTheWayBack,
            Phase.BACKWARD),
        layer(
            "wrong sign on the way back",
            square(),
            4,
            FaultyDense::wrongSignOnTheWayBack,
            Phase.BACKWARD),
        layer("no bias gradient", square(), 4, FaultyDense::noBiasGradient, Phase.BACKWARD),
        layer(
            "gradient divided by the rows twice",
            square(),
            0,
            FaultyDense::gradientOverRowsTwice,
            Phase.BACKWARD),
        fault(
            "gradients not cleared",
            square(),
            FaultyDense.gradientsThatPileUp(2),
            2,
            2,
            Phase.BACKWARD),
        fault("input of another step", square(), FaultyDense.staleInput(0), 2, 0, Phase.BACKWARD));
  }

  private static List<PlantedFault> activations() {
    Tiny zeros = FaultExperiments.withARowOfZeros();
    int step = FaultExperiments.stepOfTheSpecialRow(zeros.experiment(), zeros.training());
    Activation relu = Activation.of(new ActivationSpec.Relu());
    Activation closed = new Activation(relu.value(), (x, y) -> x >= 0 ? 1 : 0);
    Activation tanh = Activation.of(new ActivationSpec.Tanh());
    Activation halfTanh = new Activation(tanh.value(), (x, y) -> 1 - y);
    Activation gelu = Activation.of(new ActivationSpec.Gelu(ActivationSpec.Gelu.Form.TANH));
    return List.of(
        fault(
            "relu has slope 1 at 0",
            zeros,
            only(1, layer -> FaultyDense.slope(layer, closed)),
            step,
            1,
            Phase.BACKWARD),
        layer(
            "leaky relu has relu's slope",
            TinyExperiments.deepWith(new ActivationSpec.LeakyRelu(0.1)),
            1,
            layer -> FaultyDense.slope(layer, relu),
            Phase.BACKWARD),
        layer(
            "tanh's slope is 1 - y",
            square(),
            1,
            layer -> FaultyDense.slope(layer, halfTanh),
            Phase.BACKWARD),
        layer(
            "gelu by tanh, not exact",
            TinyExperiments.everyLayer(),
            6,
            layer -> FaultyDense.function(layer, gelu),
            Phase.FORWARD));
  }

  private static List<PlantedFault> dropout() {
    Tiny tiny = TinyExperiments.everyLayer();
    return List.of(
        layer("mask not scaled", tiny, 3, FaultyNormalization::maskNotScaled, Phase.FORWARD),
        layer(
            "no mask on the way back",
            tiny,
            3,
            FaultyNormalization::noMaskOnTheWayBack,
            Phase.BACKWARD),
        fault(
            "the first step's mask for ever",
            tiny,
            only(3, FaultyNormalization::sameMaskInEveryStep),
            2,
            3,
            Phase.FORWARD));
  }

  private static List<PlantedFault> normalization() {
    Tiny tiny = TinyExperiments.everyLayer();
    return List.of(
        layer("unbiased variance", tiny, 1, FaultyNormalization::unbiasedVariance, Phase.FORWARD),
        layer(
            "biased running variance",
            tiny,
            1,
            FaultyNormalization::biasedRunningVariance,
            Phase.UPDATE),
        layer(
            "momentum of the statistics the other way round",
            tiny,
            1,
            FaultyNormalization::momentumTheOtherWayRound,
            Phase.UPDATE),
        layer(
            "statistics as if they were constant",
            tiny,
            1,
            FaultyNormalization::constantStatistics,
            Phase.BACKWARD),
        layer(
            "epsilon outside the root",
            tiny,
            5,
            FaultyNormalization::epsilonOutsideTheRoot,
            Phase.FORWARD),
        layer(
            "gradient of the scale without the input",
            tiny,
            5,
            FaultyNormalization::scaleGradientWithoutInput,
            Phase.BACKWARD));
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

  /** In one layer from the first step on. */
  private static PlantedFault layer(
      String name, Tiny tiny, int layer, Function<Layer, Layer> wrong, Phase phase) {
    return fault(name, tiny, only(layer, wrong), 1, layer, phase);
  }

  private static PlantedFault fault(
      String name, Tiny tiny, Parts.Replacement wrong, int step, int layer, Phase phase) {
    return new PlantedFault(
        name,
        FaultExperiments.longer(tiny),
        parts -> parts.with(wrong),
        step,
        OptionalInt.of(layer),
        phase);
  }

  private static PlantedFault loss(String name, Tiny tiny, int step, UnaryOperator<Loss> wrong) {
    return new PlantedFault(
        name,
        FaultExperiments.longer(tiny),
        parts -> parts.with(wrong.apply(parts.loss())),
        step,
        OptionalInt.empty(),
        Phase.LOSS);
  }

  private static PlantedFault rule(
      String name, OptimizerSpec optimizer, int step, int layer, UnaryOperator<UpdateRule> wrong) {
    return new PlantedFault(
        name,
        FaultExperiments.longer(square().with(optimizer)),
        parts -> parts.with(wrong.apply(parts.rule())),
        step,
        OptionalInt.of(layer),
        Phase.UPDATE);
  }
}
