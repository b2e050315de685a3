package dev.tandem.engines.process;

import dev.tandem.network.NetworkSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network of a program that has just one, from the layers of its greeting. */
final class OnlyNetwork {
  /** Keys of the protocol's layers that an experiment file does not have. */
  private static final Set<String> BESIDE = Set.of("index", "type", "width", "inputs");

  private OnlyNetwork() {}

  /**
   * @throws SpecException if the layers are no network
   */
  static NetworkSpec of(List<?> layers) {
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("layers", layers.stream().map(OnlyNetwork::layer).toList());
    if (layers.isEmpty()
        || !(layers.get(0) instanceof Map<?, ?> first)
        || !(first.get("inputs") instanceof Number inputs)) {
      throw new SpecException("network", "a first layer of type dense with inputs", layers);
    }
    network.put("inputs", inputs.longValue());
    Map<String, Object> experiment = Map.of("data", Map.of("source", "moons"), "network", network);
    return ExperimentReader.read(SpecNode.of(experiment, "network")).network();
  }

  /** {@code {type: elu, alpha: 1.0}} is {@code {elu: {alpha: 1.0}}} or {@code {elu: 1.0}} there. */
  private static Object layer(Object said) {
    if (!(said instanceof Map<?, ?> keys) || !(keys.get("type") instanceof String type)) {
      throw new SpecException("network", "layers with a type", said);
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    keys.forEach((key, value) -> settings.put((String) key, value));
    settings.keySet().removeAll(BESIDE);
    if (settings.isEmpty()) {
      return type;
    }
    boolean one = settings.size() == 1 && !"layer-norm".equals(type);
    Object only = one ? settings.values().iterator().next() : settings;
    return Collections.singletonMap(type, only); // null is for the reader to refuse
  }
}
