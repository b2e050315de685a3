package dev.tandem.mistakes;

import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.lockstep.Phase;
import java.util.OptionalInt;

/**
 * A mistake in an experiment, and where a walk must find it.
 *
 * @param step in which it shows first
 * @param layer empty for the loss
 */
record PlantedFault(Mistake mistake, Tiny tiny, int step, OptionalInt layer, Phase phase) {
  static PlantedFault of(String name, Tiny tiny, int step, int layer, Phase phase) {
    return new PlantedFault(find(name), tiny, step, OptionalInt.of(layer), phase);
  }

  static PlantedFault loss(String name, Tiny tiny, int step) {
    return new PlantedFault(find(name), tiny, step, OptionalInt.empty(), Phase.LOSS);
  }

  private static Mistake find(String name) {
    return Catalogue.find(name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  @Override
  public String toString() {
    return mistake.name();
  }
}
