package dev.tandem.lockstep;

import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges the way back. A layer answers for the gradients by its parameters and for the one that it
 * hands to the layer in front of it, which is the gradient at that layer's output.
 */
record BackwardJudge(NetworkSpec network, Looks looks, Tolerance tolerance, Noise noise) {
  /** The first gradient by one of a layer's parameters that differs. */
  Optional<Finding> parameters(int layer) {
    return Findings.first(
        of(layer), shape -> find(layer, looks.gradient(shape.name()), noise.gradient(layer)));
  }

  /** The gradient that a layer hands on. */
  Optional<Finding> inputGradient(int layer) {
    return layer == 0
        ? Optional.empty() // nobody needs it, and traces have none
        : find(layer, looks.outputGradient(layer - 1), noise.inputGradient(layer));
  }

  /**
   * The first gradient that is not clipped alike, though all of them were the same before; of the
   * last layer that has any, since clipping looks at all layers together.
   */
  Optional<Finding> clipped() {
    double spread = 4 * normDeviation();
    List<ParameterShape> shapes = new ArrayList<>(network.parameters());
    Collections.reverse(shapes);
    return Findings.first(
        shapes,
        shape -> {
          Pair clipped = looks.clippedGradient(shape.name());
          return find(
              shape.layer(), clipped, noise.gradient(shape.layer()) + spread * clipped.scale());
        });
  }

  /** How far all gradients together lie apart, for their joint norm. */
  private double normDeviation() {
    double squares = 0;
    double differences = 0;
    for (ParameterShape shape : network.parameters()) {
      Pair gradient = looks.gradient(shape.name());
      for (int i = 0; i < gradient.a().length; i++) {
        squares += gradient.a()[i] * gradient.a()[i];
        differences += Math.pow(gradient.a()[i] - gradient.b()[i], 2);
      }
    }
    return squares == 0 ? 0 : Math.sqrt(differences / squares);
  }

  private List<ParameterShape> of(int layer) {
    return network.parameters().stream().filter(shape -> shape.layer() == layer).toList();
  }

  private Optional<Finding> find(int layer, Pair pair, double floor) {
    double allowed = tolerance.relative() * pair.scale() + floor;
    return Findings.of(looks.batch(), Phase.BACKWARD, OptionalInt.of(layer), pair, i -> allowed);
  }
}
