package dev.tandem.engines.process;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.ExperimentWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a program is told to open. */
final class OpenMessage {
  private OpenMessage() {}

  /** All but the files. */
  static Map<String, Object> of(ExperimentSpec experiment, int rows, int classes) {
    Map<String, Object> plain = ExperimentWriter.write(experiment);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("do", "open");
    message.put("layers", LayerMessages.of(experiment.network()));
    for (String part : List.of("loss", "optimizer", "regularization")) {
      message.put(part, nullForNone((Map<?, ?>) plain.get(part)));
    }
    message.put("seed", experiment.training().seed());
    message.put("rows", rows);
    message.put("inputs", experiment.network().widthInto(0));
    message.put("classes", classes);
    return message;
  }

  private static Map<String, Object> nullForNone(Map<?, ?> settings) {
    Map<String, Object> keys = new LinkedHashMap<>();
    settings.forEach((key, value) -> keys.put((String) key, "none".equals(value) ? null : value));
    return keys;
  }

  /**
   * Refuses another network than the only one that a program has.
   *
   * @param only the program's layers, each with what it says of it
   */
  static void requireNetwork(String program, List<?> only, ExperimentSpec experiment) {
    List<Map<String, Object>> asked = LayerMessages.of(experiment.network());
    boolean same = only.size() == asked.size();
    for (int i = 0; same && i < only.size(); i++) {
      same =
          only.get(i) instanceof Map<?, ?> layer
              && layer.entrySet().stream().allMatch(agrees(asked.get(i)));
    }
    if (!same) {
      throw new SpecException(program, "its only network, " + words(only), words(asked));
    }
  }

  private static Predicate<Map.Entry<?, ?>> agrees(Map<String, Object> asked) {
    return entry -> {
      Object other = asked.get(entry.getKey());
      return other == null
          || (other instanceof Number a && entry.getValue() instanceof Number b
              ? a.doubleValue() == b.doubleValue()
              : other.equals(entry.getValue()));
    };
  }

  /** {@code dense 2-4, relu, dense 4-2}. */
  private static String words(List<?> layers) {
    return String.join(
        ", ",
        layers.stream()
            .map(
                layer ->
                    layer instanceof Map<?, ?> keys
                        ? keys.get("type")
                            + (keys.containsKey("outputs")
                                ? " " + keys.get("inputs") + "-" + keys.get("outputs")
                                : "")
                        : String.valueOf(layer))
            .toList());
  }
}
