package dev.tandem.workbench.judgement.analysis;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * All that findings about a contender rest on.
 *
 * @param contender its finished runs, and how it ended
 * @param experiment that it trained, fitted
 * @param classes their names, the positive one of two second; none where numbers are predicted
 * @param thresholds what another threshold would do, by repeat; none where that is unknown
 * @param rates that were tried after it diverged; empty if none were
 */
public record Subject(
    ContenderEntry contender,
    ExperimentSpec experiment,
    List<String> classes,
    List<ThresholdTrial> thresholds,
    List<RateTrial> rates) {
  public Subject {
    classes = List.copyOf(classes);
    thresholds = List.copyOf(thresholds);
    rates = List.copyOf(rates);
  }

  List<RunEntry> runs() {
    return contender.runs();
  }

  /**
   * The metrics of a split in each run; empty unless every run has them and they are of classes.
   */
  Optional<List<MetricsEntry.OfClasses>> ofClasses(String split) {
    List<MetricsEntry.OfClasses> metrics =
        runs().stream()
            .map(run -> run.metrics().get(split))
            .filter(MetricsEntry.OfClasses.class::isInstance)
            .map(MetricsEntry.OfClasses.class::cast)
            .collect(Collectors.toList());
    return metrics.isEmpty() || metrics.size() < runs().size()
        ? Optional.empty()
        : Optional.of(metrics);
  }

  /** {@code " (mean of 3 repeats)"}; empty with one. */
  String repeats() {
    return runs().size() > 1 ? " (mean of " + runs().size() + " repeats)" : "";
  }

  static <T> double mean(List<T> all, ToDoubleFunction<T> number) {
    return all.stream().mapToDouble(number).average().orElse(Double.NaN);
  }
}
