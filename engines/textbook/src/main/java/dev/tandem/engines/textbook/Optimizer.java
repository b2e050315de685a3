package dev.tandem.engines.textbook;

import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An update rule, what it remembers about each parameter, and how often it was applied. */
final class Optimizer {
  private final UpdateRule rule;
  private final Map<String, Memory> memories = new LinkedHashMap<>(); // by parameter
  private long updates;

  /** Goes on where the state stopped; what it does not remember starts as the rule says. */
  Optimizer(UpdateRule rule, List<Parameter> parameters, SessionState state) {
    this.rule = rule;
    this.updates = state.step();
    for (Parameter parameter : parameters) {
      Memory memory = new Memory(parameter.value());
      for (String slot : rule.slots()) {
        Parameters saved = state.optimizer().slots().getOrDefault(slot, Parameters.NONE);
        if (!saved.isEmpty()) {
          memory.put(slot, saved.get(parameter.name()).toDoubles());
        }
      }
      memories.put(parameter.name(), memory);
    }
  }

  /** The next update begins: from now on it counts. */
  void begin() {
    updates++;
  }

  /** The update's share of some parameters, each by its gradient. */
  void update(List<Parameter> parameters, double learningRate) {
    for (Parameter parameter : parameters) {
      rule.update(parameter, memories.get(parameter.name()), learningRate, updates);
    }
  }

  long updates() {
    return updates;
  }

  /** A copy of what is remembered; nothing before the first update. */
  OptimizerState state(Map<String, int[]> shapes) {
    Map<String, Map<String, Tensor>> slots = new LinkedHashMap<>();
    memories.forEach(
        (name, memory) ->
            memory
                .slots()
                .forEach(
                    (slot, values) ->
                        slots
                            .computeIfAbsent(slot, first -> new LinkedHashMap<>())
                            .put(name, Tensor.of(values.values().clone(), shapes.get(name)))));
    Map<String, Parameters> parameters = new LinkedHashMap<>();
    slots.forEach((slot, tensors) -> parameters.put(slot, new Parameters(tensors)));
    return new OptimizerState(parameters);
  }
}
