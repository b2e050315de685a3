package dev.tandem.engines.process;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For tests: the experiment that a request to open tells of, read back by core's own reader. */
final class OpenedExperiment {
  /** What a layer's message says beside its settings. */
  private static final Set<String> BESIDE = Set.of("index", "type", "width", "inputs");

  private OpenedExperiment() {}

  static ExperimentSpec of(Map<String, Object> request) {
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("inputs", request.get("inputs"));
    network.put("layers", ((List<?>) request.get("layers")).stream().map(l -> layer(l)).toList());
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("data", Map.of("source", "moons"));
    keys.put("network", network);
    for (String part : List.of("loss", "optimizer", "regularization")) {
      keys.put(part, noneForNull((Map<?, ?>) request.get(part)));
    }
    keys.put("training", Map.of("seed", request.get("seed"), "batchSize", 6));
    return ExperimentReader.read(SpecNode.of(keys, "open"));
  }

  private static Map<String, Object> noneForNull(Map<?, ?> settings) {
    Map<String, Object> keys = new LinkedHashMap<>();
    settings.forEach((key, value) -> keys.put((String) key, value == null ? "none" : value));
    return keys;
  }

  /** {@code {index: 1, type: elu, width: 4, alpha: 1.0}} is {@code {elu: 1.0}} in a file. */
  private static Object layer(Object message) {
    Map<String, Object> settings = new LinkedHashMap<>();
    ((Map<?, ?>) message).forEach((key, value) -> settings.put((String) key, value));
    String type = (String) settings.get("type");
    settings.keySet().removeAll(BESIDE);
    return switch (settings.size()) {
      case 0 -> type;
      case 1 -> Map.of(type, type.equals("layer-norm") ? settings : only(settings));
      default -> Map.of(type, settings);
    };
  }

  private static Object only(Map<String, Object> settings) {
    return settings.values().iterator().next();
  }
}
