package dev.tandem.workbench.judgement.verdict;

import dev.tandem.network.Task;
import dev.tandem.network.tree.Located;
import dev.tandem.network.tree.Section;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What somebody declared before the runs: {@code comparison: {primary: f1, margin: 0.02, margins:
 * {loss: 0.05, time: 0.1}}}. What is absent follows from task and data.
 *
 * @param primary the one metric that decides
 * @param margin of the primary metric: the difference that does not count
 * @param margins of metrics by their keys, and of {@code "time"}
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

  /**
   * Reads {@code {primary: accuracy, margin: 0.005, margins: {...}}}.
   *
   * @param task whose metrics there are
   * @throws dev.tandem.network.SpecException if a metric is not one of the task's, or a margin is
   *     not above 0
   */
  public static VerdictSpec read(Section section, Task task) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    Metric.of(task).forEach(metric -> metrics.put(metric.key(), metric));
    Optional<Metric> primary = section.find("primary").map(value -> value.oneOf(metrics));
    OptionalDouble margin = margin(section, "margin").stream().mapToDouble(v -> v).findFirst();
    Section given = section.section("margins");
    Map<String, Double> margins = new LinkedHashMap<>();
    Stream.concat(metrics.keySet().stream(), Stream.of(TIME))
        .forEach(key -> margin(given, key).ifPresent(value -> margins.put(key, value)));
    given.done();
    section.done();
    return new VerdictSpec(primary, margin, margins);
  }

  private static Optional<Double> margin(Section section, String key) {
    Optional<Double> margin = section.find(key).map(Located::number);
    if (margin.filter(value -> !(value > 0) || Double.isInfinite(value)).isPresent()) {
      throw section.refuse(key, "a number above 0", margin.get() + "");
    }
    return margin;
  }

  /** Returns plain maps; what is absent has no key. */
  public Map<String, Object> toPlain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    primary.ifPresent(metric -> plain.put("primary", metric.key()));
    margin.ifPresent(value -> plain.put("margin", value));
    if (!margins.isEmpty()) {
      plain.put("margins", margins);
    }
    return plain;
  }
}
