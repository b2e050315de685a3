package dev.tandem.workbench.contender.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain maps of an experiment in words, {@code "sgd learningRate 0.1, momentum 0.9"}. */
final class PlainWords {
  private static final String TYPE = "type";

  private PlainWords() {}

  static String of(Object plain) {
    if (plain instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(PlainWords::of).toList()) + "]";
    }
    if (!(plain instanceof Map<?, ?> map)) {
      return String.valueOf(plain);
    }
    List<String> settings = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          if (!TYPE.equals(key)) {
            settings.add(
                value instanceof Map<?, ?> ? key + " (" + of(value) + ")" : key + " " + of(value));
          }
        });
    String text = String.join(", ", settings);
    return map.containsKey(TYPE) ? (map.get(TYPE) + " " + text).strip() : text;
  }
}
