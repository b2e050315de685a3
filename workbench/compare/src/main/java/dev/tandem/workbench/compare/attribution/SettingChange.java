package dev.tandem.workbench.compare.attribution;

import dev.tandem.workbench.contender.process.Contender;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A setting that differs between two contenders, in words.
 *
 * @param name e.g. {@code "learning rate"}
 * @param before the first contender's value
 * @param after the second one's
 */
public record SettingChange(String name, String before, String after) {
  private static final String NONE = "none";

  /** Returns what differs, in the order of a file's keys; empty if nothing does. */
  public static List<SettingChange> between(Contender first, Contender second) {
    FlatSettings.Pair pair = FlatSettings.of(first, second);
    return Factors.between(pair).stream()
        .filter(factor -> !factor.keys().equals(List.of("name")))
        .map(
            factor ->
                new SettingChange(
                    factor.name().replaceFirst("^the ", ""),
                    words(factor.of(pair.first())),
                    words(factor.of(pair.second()))))
        .toList();
  }

  private static String words(Map<String, Object> values) {
    if (values.isEmpty()) {
      return NONE;
    }
    if (values.size() == 1) {
      return word(values.values().iterator().next());
    }
    return values.entrySet().stream()
        .map(
            entry ->
                entry.getKey().endsWith(".type")
                    ? word(entry.getValue())
                    : entry.getKey().replaceFirst(".*\\.", "") + " " + word(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String word(Object value) {
    return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString(number.longValue())
        : String.valueOf(value);
  }

  @Override
  public String toString() {
    return name + " " + before + " → " + after;
  }
}
