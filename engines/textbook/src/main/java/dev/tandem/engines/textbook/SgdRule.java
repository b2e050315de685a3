package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/**
 * Stochastic gradient descent with momentum μ, dampening τ and weight decay λ.
 *
 * <pre>
 *   g ← g + λ·w
 *   v ← μ·v + (1-τ)·g     the first time v ← g
 *   w ← w - η·v           with Nesterov's momentum w ← w - η·(g + μ·v)
 * </pre>
 *
 * <p>The rate is not folded into v, as in torch.optim.SGD (where v is the momentum_buffer); see
 * docs/conventions.md. Without momentum there is no v: {@code w ← w - η·g}.
 */
record SgdRule(Sgd spec) implements UpdateRule {
  private static final String VELOCITY = "momentum_buffer";

  @Override
  public List<String> slots() {
    return spec.momentum() == 0 ? List.of() : List.of(VELOCITY);
  }

  @Override
  public void update(Parameter parameter, Memory memory, double learningRate, long t) {
    double[] w = parameter.value().values();
    double[] g = parameter.decayedGradient(spec.weightDecay());
    double[] direction = spec.momentum() == 0 ? g : velocity(g, memory);
    for (int i = 0; i < w.length; i++) {
      w[i] -= learningRate * direction[i];
    }
  }

  private double[] velocity(double[] g, Memory memory) {
    double share = memory.has(VELOCITY) ? 1 - spec.dampening() : 1;
    double[] v = memory.get(VELOCITY, 0);
    double[] ahead = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      v[i] = spec.momentum() * v[i] + share * g[i];
      ahead[i] = g[i] + spec.momentum() * v[i];
    }
    return spec.nesterov() ? ahead : v;
  }
}
