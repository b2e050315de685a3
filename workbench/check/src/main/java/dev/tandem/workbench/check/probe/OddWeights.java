package dev.tandem.workbench.check.probe;

import dev.tandem.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Initial weights that some mistakes do not stand. */
final class OddWeights {
  private OddWeights() {}

  static Map<String, Tensor> withADeadUnit(Map<String, Tensor> weights) {
    Map<String, Tensor> changed = new LinkedHashMap<>(weights);
    weights.keySet().stream()
        .filter(name -> name.endsWith("bias"))
        .findFirst()
        .ifPresent(
            name -> {
              float[] biases = weights.get(name).toFloats().clone();
              biases[0] = -50;
              changed.put(name, Tensor.of(biases, biases.length));
            });
    return changed;
  }

  /** The last layer's biases, all alike: the loss is as before, unless an exponential overflows. */
  static Map<String, Tensor> withLargeBiases(Map<String, Tensor> weights) {
    Map<String, Tensor> changed = new LinkedHashMap<>(weights);
    weights.keySet().stream()
        .filter(name -> name.endsWith("bias"))
        .reduce((earlier, later) -> later)
        .ifPresent(
            name -> {
              float[] biases = new float[weights.get(name).size()];
              Arrays.fill(biases, 800);
              changed.put(name, Tensor.of(biases, biases.length));
            });
    return changed;
  }

  static Map<String, Tensor> withoutBiases(Map<String, Tensor> weights) {
    Map<String, Tensor> changed = new LinkedHashMap<>(weights);
    weights.forEach(
        (name, tensor) -> {
          if (name.endsWith("bias")) {
            float[] zeros = new float[tensor.size()];
            Arrays.fill(zeros, 0);
            changed.put(name, Tensor.of(zeros, tensor.shape()));
          }
        });
    return changed;
  }
}
