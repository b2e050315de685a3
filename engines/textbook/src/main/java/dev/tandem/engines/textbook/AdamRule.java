package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1).
 *
 * <pre>
 *   m ← β₁·m + (1-β₁)·g       m̂ = m / (1-β₁ᵗ)
 *   v ← β₂·v + (1-β₂)·g²      v̂ = v / (1-β₂ᵗ)       w ← w - η·m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>ε joins the corrected √v̂, as in torch.optim.Adam; see docs/conventions.md.
 */
record AdamRule(Adam spec) implements UpdateRule {
  private static final String FIRST_MOMENT = "exp_avg";
  private static final String SECOND_MOMENT = "exp_avg_sq";

  @Override
  public List<String> slots() {
    return List.of(FIRST_MOMENT, SECOND_MOMENT);
  }

  @Override
  public void update(Parameter parameter, Map<String, Matrix> slots, double learningRate, long t) {
    double unbiasM = 1 - StrictMath.pow(spec.beta1(), t);
    double unbiasV = 1 - StrictMath.pow(spec.beta2(), t);
    double[] w = parameter.value().values();
    double[] g = parameter.gradient().values();
    double[] m = slots.get(FIRST_MOMENT).values();
    double[] v = slots.get(SECOND_MOMENT).values();
    for (int i = 0; i < w.length; i++) {
      m[i] = spec.beta1() * m[i] + (1 - spec.beta1()) * g[i];
      v[i] = spec.beta2() * v[i] + (1 - spec.beta2()) * g[i] * g[i];
      w[i] -= learningRate * (m[i] / unbiasM) / (Math.sqrt(v[i] / unbiasV) + spec.epsilon());
    }
  }
}
