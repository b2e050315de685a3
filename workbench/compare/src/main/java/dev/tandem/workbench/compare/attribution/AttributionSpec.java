package dev.tandem.workbench.compare.attribution;

import dev.tandem.network.tree.Nearest;
import dev.tandem.workbench.compare.experiment.AttributeWish;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.judgement.verdict.VerdictSpec;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * What is attributed.
 *
 * @param first at whose settings the combinations start
 * @param second at whose settings they end
 * @param metric of the test rows; empty means the primary one
 * @param verdicts which may declare the primary one
 */
public record AttributionSpec(
    String name,
    Contender first,
    Contender second,
    int repeats,
    Optional<Metric> metric,
    VerdictSpec verdicts) {
  /** Fewer give no interval worth its name. */
  public static final int LEAST_REPEATS = 3;

  /**
   * Chooses two contenders of a comparison.
   *
   * @throws ExperimentException if an id is not known, the two share their id, or there are fewer
   *     than three repeats
   */
  public static AttributionSpec of(ComparisonSpec comparison, AttributeWish wish) {
    List<Contender> contenders = comparison.contenders();
    List<String> ids = wish.between();
    if (ids.isEmpty() && contenders.size() < 2) {
      throw new ExperimentException("attribute: expected two contenders, got " + contenders.size());
    }
    if (!ids.isEmpty() && (ids.size() != 2 || ids.get(0).equals(ids.get(1)))) {
      throw new ExperimentException(
          "attribute: expected the ids of two contenders, got " + String.join(", ", ids));
    }
    int repeats = wish.repeats().orElse(Math.max(LEAST_REPEATS, comparison.repeats()));
    if (repeats < LEAST_REPEATS) {
      throw new ExperimentException(
          "attribute: repeats: expected at least "
              + LEAST_REPEATS
              + ", without which there is no interval, got "
              + repeats);
    }
    return new AttributionSpec(
        comparison.experiment().name(),
        ids.isEmpty() ? contenders.get(0) : find(contenders, ids.get(0)),
        ids.isEmpty() ? contenders.get(1) : find(contenders, ids.get(1)),
        repeats,
        wish.metric().map(key -> metric(key, comparison)),
        comparison.verdicts());
  }

  private static Contender find(List<Contender> contenders, String id) {
    List<String> known = contenders.stream().map(Contender::id).toList();
    return contenders.stream()
        .filter(contender -> contender.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown("a contender", id, known));
  }

  private static Metric metric(String key, ComparisonSpec comparison) {
    List<Metric> metrics = Metric.of(comparison.experiment().data().task());
    return metrics.stream()
        .filter(metric -> metric.key().equalsIgnoreCase(key))
        .findFirst()
        .orElseThrow(() -> unknown("a metric", key, metrics.stream().map(Metric::key).toList()));
  }

  private static ExperimentException unknown(String what, String got, List<String> known) {
    return new ExperimentException(
        "attribute: expected "
            + what
            + ", one of "
            + String.join(", ", known)
            + ", got '"
            + got
            + "'"
            + Nearest.of(got, known).map(near -> "; did you mean '" + near + "'?").orElse(""));
  }
}
