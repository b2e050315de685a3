package dev.tandem.lockstep;

import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/**
 * Judges what a step has changed: layer by layer, what the optimizer remembers about its
 * parameters, the parameters, and the layer's buffers. Changes are compared, not values: a weight
 * hardly notices that its decay is missing, its change does.
 *
 * <p>Optimizers that divide by the gradient's size turn a tiny gradient into a full step. Where two
 * gradients that count as the same differ by the share r of themselves, updates may too.
 */
record UpdateJudge(NetworkSpec network, Looks looks, Tolerance tolerance, Noise noise) {
  private static final double SPREAD = 4;

  Optional<Finding> find() {
    List<Integer> layers = new ArrayList<>();
    for (int layer = 0; layer < looks.layers(); layer++) {
      layers.add(layer);
    }
    return Findings.first(layers, this::layer);
  }

  private Optional<Finding> layer(int layer) {
    return Findings.first(of(network.parameters(), layer), this::parameter)
        .or(() -> Findings.first(of(network.buffers(), layer), this::buffer));
  }

  private Optional<Finding> parameter(ParameterShape shape) {
    return Findings.first(slots(), slot -> slot(slot, shape)).or(() -> change(shape));
  }

  private List<String> slots() {
    Set<String> slots = new TreeSet<>(looks.a().after().optimizer().slots().keySet());
    slots.addAll(looks.b().after().optimizer().slots().keySet());
    return List.copyOf(slots);
  }

  private Optional<Finding> slot(String slot, ParameterShape shape) {
    boolean inA = looks.a().after().optimizer().slots().containsKey(slot);
    boolean inB = looks.b().after().optimizer().slots().containsKey(slot);
    if (!inA || !inB) {
      return Optional.of(missing(slot, shape, inA));
    }
    Pair values = looks.slot(slot, shape.name());
    Pair gradient = looks.clippedGradient(shape.name());
    double scale = values.scale();
    return find(
        shape.layer(),
        values,
        i ->
            (tolerance.relative() + SPREAD * gradient.relative(i)) * scale
                + noise.stored(values.a()[i]));
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

  private Optional<Finding> change(ParameterShape shape) {
    Pair change = looks.change(shape.name());
    Pair weight = looks.weight(shape.name());
    Pair gradient = looks.clippedGradient(shape.name());
    double scale = change.scale();
    return find(
        shape.layer(),
        change,
        i ->
            (tolerance.relative() + SPREAD * gradient.relative(i)) * scale
                + noise.stored(weight.a()[i])
                + noise.stored(change.a()[i]));
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
