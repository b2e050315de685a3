package dev.tandem.workbench.judgement.verdict;

import dev.tandem.network.Task;
import dev.tandem.network.tree.Section;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads {@code comparison: {primary: accuracy, margin: 0.005, margins: {...}}}. */
public final class VerdictForm {
  private VerdictForm() {}

  /**
   * @param task whose figures there are
   * @throws dev.tandem.network.SpecException if a figure is not one of the task's, or a margin is
   *     not above 0
   */
  public static VerdictSpec read(Section section, Task task) {
    Map<String, Metric> figures = new LinkedHashMap<>();
    Metric.of(task).forEach(figure -> figures.put(figure.key(), figure));
    Optional<Metric> primary = section.find("primary").map(value -> value.oneOf(figures));
    OptionalDouble margin = margin(section, "margin");
    Section given = section.section("margins");
    Map<String, Double> margins = new LinkedHashMap<>();
    Stream.concat(figures.keySet().stream(), Stream.of(VerdictSpec.TIME))
        .forEach(key -> margin(given, key).ifPresent(value -> margins.put(key, value)));
    given.done();
    section.done();
    return new VerdictSpec(primary, margin, margins);
  }

  private static OptionalDouble margin(Section section, String key) {
    OptionalDouble margin =
        section
            .find(key)
            .map(value -> OptionalDouble.of(value.number()))
            .orElse(OptionalDouble.empty());
    margin.ifPresent(
        value -> {
          if (!(value > 0) || Double.isInfinite(value)) {
            throw section.refuse(key, "a number above 0", value + "");
          }
        });
    return margin;
  }
}
