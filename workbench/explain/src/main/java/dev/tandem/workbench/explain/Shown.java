package dev.tandem.workbench.explain;

import dev.tandem.data.Targets;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.explain.Question.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What of a network is shown: all of a small one, otherwise one unit a layer, so that a single path
 * leads from the loss to the inputs. Layers of one width after a dense layer show the same units.
 */
final class Shown {
  /** Networks of at most so many parameters are shown whole. */
  static final int WHOLE = 40;

  private static final int INPUTS = 3; // weights of a chosen unit

  private final Quantities quantities;
  private final NetworkSpec network;
  private final boolean whole;
  private final int[] widths;
  private final int[][] units; // by layer; first those of the network's inputs

  Shown(Quantities quantities, Question question) {
    this.quantities = quantities;
    this.network = quantities.network();
    this.whole = network.parameterCount() <= WHOLE && question.units().isEmpty();
    this.widths = network.widths();
    question.units().forEach(unit -> unit.requireIn(network));
    this.units = new int[widths.length][];
    units[0] = whole ? all(widths[0]) : usual(-1, question);
    for (int layer = 0; layer < network.layers().size(); layer++) {
      units[layer + 1] =
          network.layers().get(layer).isDense() ? ofDense(layer, question) : units[layer];
    }
  }

  private int[] ofDense(int layer, Question question) {
    return whole ? all(widths[layer + 1]) : usual(layer, question);
  }

  /** The units that were asked for, or else one. */
  private int[] usual(int dense, Question question) {
    int next = nextDense(dense);
    TreeSet<Integer> asked = new TreeSet<>();
    for (Unit unit : question.units()) {
      if (unit.layer() >= Math.max(0, dense) && unit.layer() < next) {
        asked.add(unit.unit());
      }
    }
    if (!asked.isEmpty()) {
      return asked.stream().mapToInt(i -> i).toArray();
    }
    int width = widths[Math.max(0, dense + 1)];
    if (next == network.layers().size()) {
      return new int[] {actual(question, width)};
    }
    if (dense < 0) {
      return new int[] {largest(width, i -> quantities.input(0, i).value())};
    }
    return new int[] {largest(width, i -> quantities.outputGradient(dense, i).value())};
  }

  private int nextDense(int layer) {
    int next = layer + 1;
    while (next < network.layers().size() && !network.layers().get(next).isDense()) {
      next++;
    }
    return next;
  }

  private static int actual(Question question, int outputs) {
    return outputs > 1 && question.training().targets() instanceof Targets.Classes classes
        ? classes.labels()[question.row()]
        : 0;
  }

  private static int largest(int width, IntToDoubleFunction value) {
    return IntStream.range(0, width)
        .boxed()
        .max(Comparator.comparingDouble(i -> Math.abs(value.applyAsDouble(i))))
        .orElse(0);
  }

  private static int[] all(int width) {
    return IntStream.range(0, width).toArray();
  }

  boolean whole() {
    return whole;
  }

  /** The units of a layer. */
  int[] units(int layer) {
    return units[layer + 1].clone();
  }

  /** The units of what enters a layer. */
  int[] inputs(int layer) {
    return units[layer].clone();
  }

  /** The classes whose probability is shown: those of shown units, and the likeliest. */
  int[] outputs() {
    int last = network.layers().size() - 1;
    Matrix outputs = quantities.side().trace().layers().get(last).output();
    TreeSet<Integer> shown = new TreeSet<>(IntStream.of(units(last)).boxed().toList());
    IntStream.range(0, outputs.cols())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -outputs.get(quantities.position(), k)))
        .limit(INPUTS)
        .forEach(shown::add);
    return shown.stream().mapToInt(i -> i).toArray();
  }

  /** The parameters of a layer, unit by unit. */
  List<Place> parameters(int layer) {
    LayerSpec spec = network.layers().get(layer);
    List<Place> places = new ArrayList<>();
    for (int unit : units(layer)) {
      if (spec instanceof LayerSpec.Dense dense) {
        for (int input : weightsOf(layer, unit)) {
          places.add(Place.weight(layer, unit, input, widths[layer]));
        }
        if (dense.bias()) {
          places.add(Place.bias(layer, unit));
        }
      } else if (spec instanceof LayerSpec.BatchNorm || spec instanceof LayerSpec.LayerNorm) {
        places.add(Place.scale(layer, unit));
        places.add(Place.shift(layer, unit));
      }
    }
    return places;
  }

  /** Inputs whose weights are shown: of many, those with the largest gradients and the path's. */
  private int[] weightsOf(int layer, int unit) {
    int width = widths[layer];
    if (whole) {
      return all(width);
    }
    Tensor gradients = quantities.side().trace().gradients().get(layer + ".weight");
    TreeSet<Integer> inputs = new TreeSet<>();
    if (layer > 0) {
      Arrays.stream(inputs(layer)).forEach(inputs::add);
    }
    IntStream.range(0, width)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(gradients.get(unit * width + i))))
        .limit(INPUTS)
        .forEach(inputs::add);
    return inputs.stream().mapToInt(i -> i).toArray();
  }
}
