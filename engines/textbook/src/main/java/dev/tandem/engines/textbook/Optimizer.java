package dev.tandem.engines.textbook;

import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An update rule, what it remembers about each parameter, and how often it was applied. */
final class Optimizer {
  private final UpdateRule rule;
  private final Map<String, Map<String, Matrix>> memory = new LinkedHashMap<>(); // parameter, slot
  private long updates;

  /** Goes on where the state stopped; what the state does not remember starts as zeros. */
  Optimizer(UpdateRule rule, List<Parameter> parameters, SessionState state) {
    this.rule = rule;
    this.updates = state.step();
    for (Parameter parameter : parameters) {
      Map<String, Matrix> slots = new LinkedHashMap<>();
      for (String slot : rule.slots()) {
        Matrix value = parameter.value();
        Parameters saved = state.optimizer().slots().getOrDefault(slot, Parameters.NONE);
        slots.put(
            slot,
            saved.isEmpty()
                ? Matrix.zeros(value.rows(), value.cols())
                : new Matrix(value.rows(), value.cols(), saved.get(parameter.name()).toDoubles()));
      }
      memory.put(parameter.name(), slots);
    }
  }

  /** One update of every parameter by its gradient. */
  void update(List<Parameter> parameters, double learningRate) {
    updates++;
    for (Parameter parameter : parameters) {
      rule.update(parameter, memory.get(parameter.name()), learningRate, updates);
    }
  }

  long updates() {
    return updates;
  }

  /** A copy of what is remembered; nothing before the first update. */
  OptimizerState state(Map<String, int[]> shapes) {
    Map<String, Parameters> slots = new LinkedHashMap<>();
    for (String slot : updates == 0 ? List.<String>of() : rule.slots()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      memory.forEach(
          (name, own) ->
              tensors.put(name, Tensor.of(own.get(slot).values().clone(), shapes.get(name))));
      slots.put(slot, new Parameters(tensors));
    }
    return new OptimizerState(slots);
  }
}
