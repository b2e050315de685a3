package dev.tandem.workbench.judgement.summary;

import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * The validation score to which time is taken, {@code target: {accuracy: 0.97}}.
 *
 * @param metric accuracy, F1 or loss
 * @param value to be reached or bettered
 */
public record TargetSpec(Metric metric, double value) {
  private static final List<String> METRICS =
      List.of(Metric.ACCURACY.key(), Metric.F1.key(), Metric.LOSS.key());

  /**
   * Reads a map of one key.
   *
   * @throws SpecException if it is something else
   */
  public static TargetSpec read(SpecNode node, Task task) {
    Section section = Section.of(node, "target");
    section.allow(METRICS);
    Map<?, ?> keys = (Map<?, ?>) node.toPlain();
    if (keys.size() != 1) {
      throw new SpecException("target", "one of accuracy, f1 and loss", keys.keySet().toString())
          .at(node.origin(), "target");
    }
    String key = (String) keys.keySet().iterator().next();
    Metric metric = Metric.byKey(key).orElseThrow();
    double value = section.number(key);
    if (!metric.suits(task)) {
      throw section.refuse(key, "loss, since numbers have no " + key, key);
    }
    double highest = metric.range().highest();
    if (!(value > 0) || value > highest) {
      String expected = "a number above 0" + (Double.isInfinite(highest) ? "" : ", at most 1");
      throw section.refuse(key, expected, value + "");
    }
    return new TargetSpec(metric, value);
  }

  /** Whether a score is as good or better; NaN never is. */
  public boolean isReachedBy(double score) {
    return score == value || metric.isBetter(score, value);
  }

  /** Returns a plain map of one key. */
  public Map<String, Object> toPlain() {
    return Map.of(metric.key(), value);
  }
}
