package dev.tandem.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which engine is meant, and how it is set up: one engine that runs programs can serve several
 * contenders, each with a program of its own.
 *
 * @param name what a user types: {@code "scratch"}
 * @param settings in the order in which they were given; most engines have none
 */
public record EngineReference(String name, Map<String, Object> settings) {
  public EngineReference {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** An engine as it is. */
  public static EngineReference of(String name) {
    return new EngineReference(name, Map.of());
  }

  /**
   * What {@link #toPlain} made.
   *
   * @throws IllegalArgumentException if it is neither a name nor a map of name and settings
   */
  public static EngineReference ofPlain(Object plain) {
    if (plain instanceof String name) {
      return of(name);
    }
    if (plain instanceof Map<?, ?> map
        && map.get("name") instanceof String name
        && map.get("settings") instanceof Map<?, ?> given) {
      Map<String, Object> settings = new LinkedHashMap<>();
      given.forEach((key, value) -> settings.put(String.valueOf(key), value));
      return new EngineReference(name, settings);
    }
    throw new IllegalArgumentException(
        "engine: expected a name, or name and settings, got " + plain);
  }

  /** As files have it: the name alone, or a map of name and settings where there are settings. */
  public Object toPlain() {
    if (settings.isEmpty()) {
      return name;
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", name);
    plain.put("settings", settings);
    return plain;
  }
}
