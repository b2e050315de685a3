package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.Adam;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with weight decay λ.
 *
 * <pre>
 *   g ← g + λ·w
 *   m ← β₁·m + (1-β₁)·g       m̂ = m / (1-β₁ᵗ)
 *   v ← β₂·v + (1-β₂)·g²      v̂ = v / (1-β₂ᵗ)       w ← w - η·m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>ε joins the corrected √v̂, as in torch.optim.Adam; see docs/conventions.md. AMSGrad (Reddi et
 * al. 2018) divides by the largest v so far, which it corrects like v.
 */
record AdamRule(Adam spec) implements UpdateRule {
  private static final String FIRST_MOMENT = "exp_avg";
  private static final String SECOND_MOMENT = "exp_avg_sq";
  private static final String LARGEST_SECOND_MOMENT = "max_exp_avg_sq";

  @Override
  public List<String> slots() {
    return spec.amsgrad()
        ? List.of(FIRST_MOMENT, SECOND_MOMENT, LARGEST_SECOND_MOMENT)
        : List.of(FIRST_MOMENT, SECOND_MOMENT);
  }

  @Override
  public void update(Parameter parameter, Memory memory, double learningRate, long t) {
    double unbiasM = 1 - StrictMath.pow(spec.beta1(), t);
    double unbiasV = 1 - StrictMath.pow(spec.beta2(), t);
    double[] w = parameter.value().values();
    double[] g = parameter.decayedGradient(spec.weightDecay());
    double[] m = memory.get(FIRST_MOMENT, 0);
    double[] v = memory.get(SECOND_MOMENT, 0);
    for (int i = 0; i < w.length; i++) {
      m[i] = spec.beta1() * m[i] + (1 - spec.beta1()) * g[i];
      v[i] = spec.beta2() * v[i] + (1 - spec.beta2()) * g[i] * g[i];
    }
    double[] below = spec.amsgrad() ? largest(v, memory) : v;
    for (int i = 0; i < w.length; i++) {
      w[i] -= learningRate * (m[i] / unbiasM) / (Math.sqrt(below[i] / unbiasV) + spec.epsilon());
    }
  }

  private static double[] largest(double[] v, Memory memory) {
    double[] largest = memory.get(LARGEST_SECOND_MOMENT, 0);
    for (int i = 0; i < v.length; i++) {
      largest[i] = Math.max(largest[i], v[i]);
    }
    return largest;
  }
}
