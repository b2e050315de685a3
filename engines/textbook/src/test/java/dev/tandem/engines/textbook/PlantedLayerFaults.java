package dev.tandem.engines.textbook;

import static dev.tandem.engines.textbook.FaultExperiments.square;
import static dev.tandem.engines.textbook.FaultyDense.only;
import static dev.tandem.engines.textbook.PlantedFault.fault;
import static dev.tandem.engines.textbook.PlantedFault.layer;

import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.lockstep.Phase;
import dev.tandem.network.ActivationSpec;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in layers. */
final class PlantedLayerFaults {
  private PlantedLayerFaults() {}

  static List<PlantedFault> all() {
    return Stream.of(dense(), activations(), dropout(), normalization())
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
}
