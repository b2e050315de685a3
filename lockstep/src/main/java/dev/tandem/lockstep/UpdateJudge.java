package dev.tandem.lockstep;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Judges what a step has changed: layer by layer, what the optimizer remembers about its
 * parameters, the parameters, and the layer's buffers. Changes are compared, not values: a weight
 * hardly notices that its decay is missing, its change does.
 *
 * <p>Optimizers that divide by the gradient's size turn a tiny gradient into a full step. Where two
 * gradients that count as the same differ by the share r of themselves, updates may too.
 *
 * <p>What an optimizer remembers is a sum of what it remembered before and of the gradient. Where
 * the two cancel, differences are measured by them and not by the little that is left.
 */
record UpdateJudge(ExperimentSpec experiment, Looks looks, Tolerance tolerance, Noise noise) {
  Optional<Finding> find() {
    List<Integer> layers = IntStream.range(0, looks.layers()).boxed().toList();
    return Findings.first(layers, this::layer);
  }

  private Optional<Finding> layer(int layer) {
    NetworkSpec network = experiment.network();
    return Findings.first(of(network.parameters(), layer), this::parameter)
        .or(() -> Findings.first(of(network.buffers(), layer), this::buffer));
  }

  private Optional<Finding> parameter(ParameterShape shape) {
    double[] shares = shares(shape);
    return Findings.first(slots(), slot -> slot(slot, shape, shares))
        .or(() -> change(shape, shares));
  }

  /** What may differ of what an optimizer makes of a gradient, as a share of the largest. */
  private double[] shares(ParameterShape shape) {
    double decay = experiment.optimizer().accept(new DecayInTheGradient());
    double[] pull = looks.a().before().parameters().get(shape.name()).toDoubles();
    for (int i = 0; i < pull.length; i++) {
      pull[i] *= decay;
    }
    double[] shares = noise.shares(looks.clippedGradient(shape.name()), pull);
    for (int i = 0; i < shares.length; i++) {
      shares[i] += tolerance.relative();
    }
    return shares;
  }

  private List<String> slots() {
    Set<String> slots = new TreeSet<>(looks.a().after().optimizer().slots().keySet());
    slots.addAll(looks.b().after().optimizer().slots().keySet());
    return List.copyOf(slots);
  }

  private Optional<Finding> slot(String slot, ParameterShape shape, double[] shares) {
    boolean inA = looks.a().after().optimizer().slots().containsKey(slot);
    boolean inB = looks.b().after().optimizer().slots().containsKey(slot);
    if (!inA || !inB) {
      return Optional.of(missing(slot, shape, inA));
    }
    Pair values = looks.slot(slot, shape.name());
    double[] before = looks.remembered(slot, shape.name());
    double summed = Math.max(values.scale(), Pair.largest(before));
    return find(shape.layer(), values, i -> shares[i] * summed + noise.stored(values.a()[i]));
  }

  private Finding missing(String slot, ParameterShape shape, boolean inA) {
    String what = slot + " of " + shape.name();
    List<Integer> first = Collections.nCopies(shape.shape().length, 0);
    Look with = inA ? looks.a() : looks.b();
    double value = with.after().optimizer().slots().get(slot).get(shape.name()).get(0);
    return new Finding(
        looks.batch().step(),
        Phase.UPDATE,
        OptionalInt.of(shape.layer()),
        what,
        first,
        inA ? value : Double.NaN,
        inA ? Double.NaN : value,
        0);
  }

  private Optional<Finding> change(ParameterShape shape, double[] ofGradient) {
    Pair change = looks.change(shape.name());
    double[] shares = ofGradient.clone();
    for (String slot : slots()) {
      double[] before = looks.remembered(slot, shape.name());
      double[] own = noise.sharesOfMemory(looks.slot(slot, shape.name()), before);
      for (int i = 0; i < shares.length; i++) {
        shares[i] += own[i];
      }
    }
    double[] weight = looks.a().after().parameters().get(shape.name()).toDoubles();
    return find(shape.layer(), change, i -> shares[i] * change.scale() + noise.stored(weight[i]));
  }

  private Optional<Finding> buffer(ParameterShape shape) {
    Pair change = looks.bufferChange(shape.name());
    double allowed = tolerance.relative() * change.scale() + noise.statistics(shape.layer());
    return find(shape.layer(), change, i -> allowed + noise.stored(change.a()[i]));
  }

  private Optional<Finding> find(int layer, Pair pair, IntToDoubleFunction allowed) {
    return Findings.of(looks.batch(), Phase.UPDATE, OptionalInt.of(layer), pair, allowed);
  }

  private static List<ParameterShape> of(List<ParameterShape> shapes, int layer) {
    return shapes.stream().filter(shape -> shape.layer() == layer).toList();
  }
}
