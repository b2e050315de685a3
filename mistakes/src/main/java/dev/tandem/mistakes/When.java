package dev.tandem.mistakes;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** In which experiments mistakes can show. */
final class When {
  private When() {}

  static Predicate<ExperimentSpec> layer(Predicate<LayerSpec> kind) {
    return e -> e.network().layers().stream().anyMatch(kind);
  }

  static <S extends LayerSpec> Predicate<ExperimentSpec> layer(Class<S> kind) {
    return layer(kind::isInstance);
  }

  static Predicate<ExperimentSpec> activation(Predicate<ActivationSpec> function) {
    return layer(layer -> layer instanceof LayerSpec.Activation a && function.test(a.function()));
  }

  static Predicate<ExperimentSpec> activation(Class<? extends ActivationSpec> kind) {
    return activation(kind::isInstance);
  }

  static boolean bias(ExperimentSpec e) {
    return e.network().layers().stream().anyMatch(l -> l instanceof Dense dense && dense.bias());
  }

  /** Some dense layer has as many outputs as inputs, and more than one. */
  static boolean square(ExperimentSpec e) {
    return denseLayers(e.network()).anyMatch(i -> isSquare(e.network(), i));
  }

  /** Some dense layer that gradients go back through has as many outputs as inputs. */
  static boolean squareAbove(ExperimentSpec e) {
    return denseLayers(e.network()).skip(1).anyMatch(i -> isSquare(e.network(), i));
  }

  /** Some dense layer has more than one input and more than one output. */
  static boolean wide(ExperimentSpec e) {
    return denseLayers(e.network())
        .anyMatch(i -> e.network().widthInto(i) > 1 && outputs(e.network(), i) > 1);
  }

  /** Gradients go back through a dense layer to another. */
  static boolean deep(ExperimentSpec e) {
    return denseLayers(e.network()).count() > 1;
  }

  static boolean isSquare(NetworkSpec network, int index) {
    int inputs = network.widthInto(index);
    return inputs > 1 && outputs(network, index) == inputs;
  }

  private static int outputs(NetworkSpec network, int index) {
    return network.layers().get(index) instanceof Dense dense ? dense.outputs().orElse(0) : 0;
  }

  static IntStream indices(List<LayerSpec> layers) {
    return IntStream.range(0, layers.size());
  }

  static IntStream denseLayers(NetworkSpec network) {
    return indices(network.layers()).filter(i -> network.layers().get(i).isDense());
  }

  static boolean mean(ExperimentSpec e) {
    return e.loss().reduction() == Reduction.MEAN;
  }

  static Predicate<ExperimentSpec> loss(Class<? extends LossSpec> kind) {
    return e -> kind.isInstance(e.loss());
  }

  static <S extends LossSpec> Predicate<ExperimentSpec> loss(Class<S> kind, Predicate<S> which) {
    return e -> kind.isInstance(e.loss()) && which.test(kind.cast(e.loss()));
  }

  static <S extends OptimizerSpec> Predicate<ExperimentSpec> optimizer(
      Class<S> kind, Predicate<S> which) {
    return e -> kind.isInstance(e.optimizer()) && which.test(kind.cast(e.optimizer()));
  }
}
