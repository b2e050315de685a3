package dev.tandem.workbench.compare.attribution;

import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Objects;

/** Refuses what cannot be attributed, before anything is trained. */
final class AttributionRules {
  private AttributionRules() {}

  /**
   * Returns what differs between the contenders.
   *
   * @throws ExperimentException if nothing does, or data does of which no rows are shared
   */
  static List<Factor> check(AttributionSpec spec, FlatSettings.Pair settings) {
    for (String key : List.of("data.source", "data.task", "data.label")) {
      Object one = settings.first().get(key);
      Object other = settings.second().get(key);
      if (!Objects.equals(one, other)) {
        throw new ExperimentException(
            "attribute: "
                + key
                + ": expected the same for both contenders, whose models are scored on the same"
                + " rows, got "
                + one
                + " and "
                + other);
      }
    }
    List<Factor> found = Factors.between(settings);
    if (found.isEmpty()) {
      throw new ExperimentException(
          "attribute: expected contenders that differ in a setting, got "
              + spec.first().id()
              + " and "
              + spec.second().id()
              + ", which differ in none");
    }
    return found;
  }

  /**
   * Refuses the loss as a metric where numbers are predicted and the contenders' losses differ.
   *
   * @throws ExperimentException if that is asked
   */
  static void requireSharedMetric(AttributionSpec spec, Metric metric, List<Factor> found) {
    boolean ofNumbers = !Metric.ACCURACY.suits(spec.first().experiment().data().task());
    boolean differs =
        found.stream()
            .flatMap(factor -> factor.keys().stream())
            .anyMatch(key -> key.startsWith("loss."));
    if (metric == Metric.LOSS && ofNumbers && differs) {
      throw new ExperimentException(
          "attribute: expected a metric that both contenders share, got loss, and theirs differ;"
              + " --metric rmse");
    }
  }
}
