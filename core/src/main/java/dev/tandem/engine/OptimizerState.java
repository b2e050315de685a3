package dev.tandem.engine;

import dev.tandem.tensor.Parameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an optimizer remembers. Slots bear torch's names ({@code "momentum_buffer"}, {@code
 * "exp_avg"}, {@code "exp_avg_sq"}) and hold one tensor a parameter; an optimizer that has not
 * stepped, or that remembers nothing, has none.
 */
public record OptimizerState(Map<String, Parameters> slots) {
  public static final OptimizerState NONE = new OptimizerState(Map.of());

  public OptimizerState {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }
}
