package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.Adagrad;
import java.util.List;

/**
 * Adagrad (Duchi et al. 2011) with weight decay λ and a rate that decays by itself.
 *
 * <pre>
 *   g ← g + λ·w
 *   s ← s + g²            s starts at the initial accumulator
 *   w ← w - η/(1 + (t-1)·rateDecay) · g / (√s + ε)
 * </pre>
 *
 * <p>torch.optim.Adagrad; s is its sum.
 */
record AdagradRule(Adagrad spec) implements UpdateRule {
  private static final String SUM = "sum";

  @Override
  public List<String> slots() {
    return List.of(SUM);
  }

  @Override
  public void update(Parameter parameter, Memory memory, double learningRate, long t) {
    double rate = learningRate / (1 + (t - 1) * spec.rateDecay());
    double[] w = parameter.value().values();
    double[] g = parameter.decayedGradient(spec.weightDecay());
    double[] s = memory.get(SUM, spec.initialAccumulator());
    for (int i = 0; i < w.length; i++) {
      s[i] += g[i] * g[i];
      w[i] -= rate * g[i] / (Math.sqrt(s[i]) + spec.epsilon());
    }
  }
}
