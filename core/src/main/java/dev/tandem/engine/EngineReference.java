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
}
