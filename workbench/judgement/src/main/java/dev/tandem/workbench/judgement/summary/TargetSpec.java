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
 * @param figure {@code "accuracy"}, {@code "f1"} or {@code "loss"}
 * @param value to be reached or bettered
 */
public record TargetSpec(String figure, double value) {
  public static final String ACCURACY = "accuracy";
  public static final String F1 = "f1";
  public static final String LOSS = "loss";

  private static final List<String> FIGURES = List.of(ACCURACY, F1, LOSS);

  /**
   * Reads a map of one key.
   *
   * @throws SpecException if it is something else
   */
  public static TargetSpec read(SpecNode node, Task task) {
    Section section = Section.of(node, "target");
    section.allow(FIGURES);
    Map<?, ?> keys = (Map<?, ?>) node.toPlain();
    if (keys.size() != 1) {
      throw new SpecException("target", "one of accuracy, f1 and loss", keys.keySet().toString())
          .at(node.origin(), "target");
    }
    String figure = (String) keys.keySet().iterator().next();
    double value = section.number(figure);
    if (task == Task.REGRESSION && !figure.equals(LOSS)) {
      throw section.refuse(figure, "loss, since numbers have no " + figure, figure);
    }
    if (!(value > 0) || !figure.equals(LOSS) && value > 1) {
      throw section.refuse(
          figure,
          figure.equals(LOSS) ? "a number above 0" : "a number above 0, at most 1",
          value + "");
    }
    return new TargetSpec(figure, value);
  }

  /** Whether a smaller score is better. */
  public boolean downwards() {
    return figure.equals(LOSS);
  }

  /** Whether a score is as good or better; NaN never is. */
  public boolean isReachedBy(double score) {
    return downwards() ? score <= value : score >= value;
  }

  public Map<String, Object> toPlain() {
    return Map.of(figure, value);
  }
}
