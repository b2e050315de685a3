package dev.tandem.workbench.runs.store;

import dev.tandem.workbench.runs.results.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nested keys by their dotted paths, with values in words. A list is one value, unless its items
 * have ids, as contenders have: then those are part of the path.
 */
final class FlatKeys {
  private final Map<String, String> values = new LinkedHashMap<>();

  private FlatKeys() {}

  /** {@code {"optimizer.learningRate": "0.01", "contenders.scratch.threads": "1"}}. */
  static Map<String, String> of(Map<?, ?> nested) {
    FlatKeys keys = new FlatKeys();
    keys.walk("", nested);
    return keys.values;
  }

  private void walk(String path, Map<?, ?> nested) {
    nested.forEach((key, value) -> put(path.isEmpty() ? "" + key : path + "." + key, value));
  }

  private void put(String path, Object value) {
    if (value instanceof Map<?, ?> deeper && !deeper.isEmpty()) {
      walk(path, deeper);
    } else if (value instanceof List<?> list && haveIds(list)) {
      list.forEach(item -> byId(path, (Map<?, ?>) item));
    } else {
      values.put(path, Settings.text(value));
    }
  }

  private static boolean haveIds(List<?> list) {
    return !list.isEmpty()
        && list.stream().allMatch(item -> item instanceof Map<?, ?> map && map.containsKey("id"));
  }

  private void byId(String path, Map<?, ?> item) {
    Map<Object, Object> rest = new LinkedHashMap<>(item);
    Object id = rest.remove("id");
    walk(path + "." + id, rest);
  }
}
