package dev.tandem.workbench.judgement.summary;

import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import java.util.List;
import java.util.Map;

/**
 * The validation score to which time is taken, {@code target: {accuracy: 0.97}}.
 *
 * @param metric {@code "accuracy"}, {@code "f1"} or {@code "loss"}
 * @param value to be reached or bettered
 */
public record TargetSpec(String metric, double value) {
  public static final String ACCURACY = "accuracy";
  public static final String F1 = "f1";
  public static final String LOSS = "loss";

  private static final List<String> METRICS = List.of(ACCURACY, F1, LOSS);

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
    String metric = (String) keys.keySet().iterator().next();
    double value = section.number(metric);
    if (task == Task.REGRESSION && !metric.equals(LOSS)) {
      throw section.refuse(metric, "loss, since numbers have no " + metric, metric);
    }
    if (!(value > 0) || !metric.equals(LOSS) && value > 1) {
      throw section.refuse(
          metric,
          metric.equals(LOSS) ? "a number above 0" : "a number above 0, at most 1",
          value + "");
    }
    return new TargetSpec(metric, value);
  }

  /** Whether a smaller score is better. */
  public boolean downwards() {
    return metric.equals(LOSS);
  }

  /** Whether a score is as good or better; NaN never is. */
  public boolean isReachedBy(double score) {
    return downwards() ? score <= value : score >= value;
  }

  public Map<String, Object> toPlain() {
    return Map.of(metric, value);
  }
}
