package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent with momentum: {@code v ← μ·v + g; w ← w - η·v}. The rate is not
 * folded into v, as in torch.optim.SGD; see docs/conventions.md.
 */
record SgdRule(Sgd spec) implements UpdateRule {
  private static final String VELOCITY = "momentum_buffer";

  @Override
  public List<String> slots() {
    return spec.momentum() == 0 ? List.of() : List.of(VELOCITY);
  }

  @Override
  public void update(Parameter parameter, Map<String, Matrix> slots, double learningRate, long t) {
    double[] w = parameter.value().values();
    double[] g = parameter.gradient().values();
    if (spec.momentum() == 0) {
      for (int i = 0; i < w.length; i++) {
        w[i] -= learningRate * g[i];
      }
      return;
    }
    double[] v = slots.get(VELOCITY).values();
    for (int i = 0; i < w.length; i++) {
      v[i] = spec.momentum() * v[i] + g[i];
      w[i] -= learningRate * v[i];
    }
  }
}
