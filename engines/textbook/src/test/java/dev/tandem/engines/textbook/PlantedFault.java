package dev.tandem.engines.textbook;

import static dev.tandem.engines.textbook.FaultExperiments.square;
import static dev.tandem.engines.textbook.FaultyDense.only;

import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.lockstep.Phase;
import dev.tandem.network.OptimizerSpec;
import java.util.List;
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
  @Override
  public String toString() {
    return name;
  }

  static List<PlantedFault> all() {
    return Stream.of(PlantedLayerFaults.all(), PlantedTrainingFaults.all())
        .flatMap(List::stream)
        .toList();
  }

  /** In one layer from the first step on. */
  static PlantedFault layer(
      String name, Tiny tiny, int layer, Function<Layer, Layer> wrong, Phase phase) {
    return fault(name, tiny, only(layer, wrong), 1, layer, phase);
  }

  static PlantedFault fault(
      String name, Tiny tiny, Parts.Replacement wrong, int step, int layer, Phase phase) {
    return new PlantedFault(
        name,
        FaultExperiments.longer(tiny),
        parts -> parts.with(wrong),
        step,
        OptionalInt.of(layer),
        phase);
  }

  static PlantedFault loss(String name, Tiny tiny, int step, UnaryOperator<Loss> wrong) {
    return new PlantedFault(
        name,
        FaultExperiments.longer(tiny),
        parts -> parts.with(wrong.apply(parts.loss())),
        step,
        OptionalInt.empty(),
        Phase.LOSS);
  }

  static PlantedFault rule(
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
