package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.metric.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody declared before the runs: {@code comparison: {primary: f1, margin: 0.02, margins:
 * {loss: 0.05, time: 0.1}}}. What is absent follows from task and data.
 *
 * @param primary the one figure that decides
 * @param margin of the primary figure: the difference that does not count
 * @param margins of figures by their keys, and of {@code "time"}
 */
public record VerdictSpec(
    Optional<Metric> primary, OptionalDouble margin, Map<String, Double> margins) {
  /** The key of the margin of time, a share. */
  public static final String TIME = "time";

  /** Nothing declared. */
  public static final VerdictSpec NONE =
      new VerdictSpec(Optional.empty(), OptionalDouble.empty(), Map.of());

  public VerdictSpec {
    margins = Collections.unmodifiableMap(new LinkedHashMap<>(margins));
  }

  /** Plain maps; what is absent has no key. */
  public Map<String, Object> toPlain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    primary.ifPresent(figure -> plain.put("primary", figure.key()));
    margin.ifPresent(value -> plain.put("margin", value));
    if (!margins.isEmpty()) {
      plain.put("margins", margins);
    }
    return plain;
  }
}
