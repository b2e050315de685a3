package dev.tandem.lockstep;

import dev.tandem.data.Targets;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import java.util.Optional;

/**
 * Finds values that rounding has put on either side of a kink. They have passed as the same; the
 * slopes there are not, nor is any gradient that comes through. A value that both sessions have at
 * exactly the kink is no such case: conventions say which slope it gets.
 */
record Kinks(ExperimentSpec experiment, Looks looks, Targets targets) {
  /** Where the kink of a layer lies between the two sessions' inputs. */
  Optional<Kink> at(int layer) {
    LayerSpec spec = experiment.network().layers().get(layer);
    if (!(spec instanceof LayerSpec.Activation activation) || !hasKink(activation.function())) {
      return Optional.empty();
    }
    Pair x = looks.input(layer);
    return between(layer, x, new double[x.a().length]);
  }

  /** Where the kink of the loss, an absolute error of 0, lies between the two outputs. */
  Optional<Kink> atLoss() {
    if (experiment.loss() instanceof LossSpec.MeanAbsoluteError) {
      Pair z = looks.logits();
      return between(looks.layers(), z, targets.numbers(z.width()).matrix().values());
    }
    return Optional.empty();
  }

  private static Optional<Kink> between(int layer, Pair x, double[] kinks) {
    int width = x.width();
    for (int i = 0; i < kinks.length; i++) {
      double a = x.a()[i];
      double b = x.b()[i];
      if (Math.signum(a - kinks[i]) != Math.signum(b - kinks[i])) {
        return Optional.of(new Kink(layer, i / width, i % width, a, b));
      }
    }
    return Optional.empty();
  }

  /** Whether there is a kink anywhere, in a layer or the loss. */
  static boolean in(ExperimentSpec experiment) {
    return experiment.loss() instanceof LossSpec.MeanAbsoluteError
        || experiment.network().layers().stream()
            .anyMatch(
                layer ->
                    layer instanceof LayerSpec.Activation activation
                        && hasKink(activation.function()));
  }

  private static boolean hasKink(ActivationSpec function) {
    return function instanceof ActivationSpec.Relu
        || function instanceof ActivationSpec.LeakyRelu
        || function instanceof ActivationSpec.Selu
        || function instanceof ActivationSpec.Elu elu && elu.alpha() != 1;
  }
}
