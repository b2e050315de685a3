package dev.tandem.datasets.preflight;

import dev.tandem.data.Targets;
import java.util.List;
import java.util.Locale;

/** Numbers to predict that are far from 1 in size, where nothing scales them for training. */
final class TargetScale {
  private static final double MOST = 100;

  private TargetScale() {}

  static List<Finding> of(Inspection in) {
    if (in.scaled() || in.label().isEmpty() || !(in.targets() instanceof Targets.Values values)) {
      return List.of();
    }
    double mean = 0;
    int[] rows = in.split().training();
    for (int row : rows) {
      mean += values.values()[row] / (double) rows.length;
    }
    double squares = 0;
    for (int row : rows) {
      squares += Math.pow(values.values()[row] - mean, 2) / rows.length;
    }
    double deviation = Math.sqrt(squares);
    double size = Math.max(Math.abs(mean), deviation);
    return size > MOST || size > 0 && size < 1 / MOST
        ? List.of(
            new Finding(
                in.label(),
                String.format(
                    Locale.ROOT,
                    "to be predicted as it is, with mean %.3g and standard deviation %.3g",
                    mean,
                    deviation),
                "data.target: standardize scales it for training"))
        : List.of();
  }
}
