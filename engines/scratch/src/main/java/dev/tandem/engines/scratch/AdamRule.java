package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Adam;
import java.util.List;

/** {@code w ← w - (η/(1-β₁ᵗ))·m / (√v/√(1-β₂ᵗ) + ε)}, rounded where torch.optim.Adam rounds. */
final class AdamRule implements UpdateRule {
  private final Adam spec;
  private float stepSize;
  private float rootOfUnbias;

  AdamRule(Adam spec) {
    this.spec = spec;
  }

  @Override
  public List<String> slots() {
    return List.of("exp_avg", "exp_avg_sq");
  }

  @Override
  public void begin(double learningRate, long t) {
    stepSize = (float) (learningRate / (1 - StrictMath.pow(spec.beta1(), t)));
    rootOfUnbias = (float) Math.sqrt(1 - StrictMath.pow(spec.beta2(), t));
  }

  @Override
  public void update(Parameter parameter) {
    for (int row = 0; row < parameter.value().length; row++) {
      update(
          parameter.value()[row],
          parameter.gradient()[row],
          parameter.slot(0)[row],
          parameter.slot(1)[row]);
    }
  }

  private void update(float[] w, float[] g, float[] m, float[] v) {
    float keepM = (float) spec.beta1();
    float takeM = (float) (1 - spec.beta1());
    float keepV = (float) spec.beta2();
    float takeV = (float) (1 - spec.beta2());
    float epsilon = (float) spec.epsilon();
    for (int i = 0; i < w.length; i++) {
      m[i] = Math.fma(takeM, g[i], keepM * m[i]);
      v[i] = Math.fma(takeV * g[i], g[i], keepV * v[i]);
      float denominator = (float) Math.sqrt(v[i]) / rootOfUnbias + epsilon;
      w[i] -= stepSize * (m[i] / denominator);
    }
  }
}
