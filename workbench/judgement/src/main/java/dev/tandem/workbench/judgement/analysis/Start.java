package dev.tandem.workbench.judgement.analysis;

import dev.tandem.network.InitializationSpec;
import dev.tandem.network.InitializationSpec.Normal;
import dev.tandem.network.InitializationSpec.Zeros;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.NetworkSpec;
import dev.tandem.workbench.runs.metric.Formats;
import java.util.Optional;

/** What is wrong with the initial weights of a network with hidden layers. */
final class Start {
  /** Below a tenth of {@code 1/√fanIn} signals shrink tenfold a layer, and gradients with them. */
  private static final double SMALL = 0.1;

  private Start() {}

  /** Whether all units of a layer start with the same weights, and so stay the same. */
  static boolean isSymmetric(NetworkSpec network) {
    return hasHiddenLayers(network)
        && (network.initialization() instanceof Zeros
            || network.initialization() instanceof Normal normal
                && normal.standardDeviation() == 0);
  }

  /** Returns what is wrong; empty if nothing is known to be. */
  static Optional<String> fault(NetworkSpec network) {
    InitializationSpec drawn = network.initialization();
    if (isSymmetric(network)) {
      return Optional.of(
          "symmetric initial weights (initialization "
              + drawn.name()
              + " makes all units of a layer the same)");
    }
    double usual = 1 / Math.sqrt(largestHiddenFanIn(network));
    if (hasHiddenLayers(network)
        && drawn instanceof Normal normal
        && normal.standardDeviation() < SMALL * usual) {
      return Optional.of(
          Finding.format(
              "initial weights are too small (standard deviation %s; PyTorch's default range is"
                  + " ±%s)",
              Formats.brief(normal.standardDeviation()), Formats.brief(usual)));
    }
    return Optional.empty();
  }

  static boolean hasHiddenLayers(NetworkSpec network) {
    return network.layers().stream().filter(Dense.class::isInstance).count() > 1;
  }

  private static int largestHiddenFanIn(NetworkSpec network) {
    int largest = network.inputs().orElse(1);
    int dense = 0;
    long all = network.layers().stream().filter(Dense.class::isInstance).count();
    for (var layer : network.layers()) {
      if (layer instanceof Dense hidden && ++dense < all) {
        largest = Math.max(largest, hidden.outputs().orElse(1));
      }
    }
    return largest;
  }
}
