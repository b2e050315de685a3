package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Adam;
import java.util.List;

/**
 * {@code g ← g + λ·w; m ← β₁·m + (1-β₁)·g; v ← β₂·v + (1-β₂)·g²; w ← w - η/(1-β₁ᵗ)·m / (√v/√(1-β₂ᵗ)
 * + ε)}, with AMSGrad the root of the largest v so far. Rounded where torch.optim.Adam rounds.
 */
final class AdamRule implements UpdateRule {
  private final Adam spec;
  private final float decay;
  private final float keepM;
  private final float takeM;
  private final float keepV;
  private final float takeV;
  private final float epsilon;
  private float stepSize;
  private float rootOfUnbias;

  AdamRule(Adam spec) {
    this.spec = spec;
    this.decay = (float) spec.weightDecay();
    this.keepM = (float) spec.beta1();
    this.takeM = (float) (1 - spec.beta1());
    this.keepV = (float) spec.beta2();
    this.takeV = (float) (1 - spec.beta2());
    this.epsilon = (float) spec.epsilon();
  }

  @Override
  public List<String> slots() {
    return spec.amsgrad()
        ? List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq")
        : List.of("exp_avg", "exp_avg_sq");
  }

  @Override
  public void begin(double learningRate, long t) {
    stepSize = (float) (learningRate / (1 - StrictMath.pow(spec.beta1(), t)));
    rootOfUnbias = (float) Math.sqrt(1 - StrictMath.pow(spec.beta2(), t));
  }

  @Override
  public void update(Parameter parameter) {
    for (int row = 0; row < parameter.value().length; row++) {
      float[] w = parameter.value()[row];
      float[] m = parameter.slot(0)[row];
      float[] v = parameter.slot(1)[row];
      remember(w, parameter.gradient()[row], m, v);
      float[] root = v;
      if (spec.amsgrad()) {
        root = parameter.slot(2)[row];
        raise(root, v);
      }
      descend(w, m, root);
    }
  }

  private void remember(float[] w, float[] g, float[] m, float[] v) {
    for (int i = 0; i < w.length; i++) {
      float gradient = Math.fma(decay, w[i], g[i]);
      m[i] = Math.fma(takeM, gradient, keepM * m[i]);
      v[i] = Math.fma(takeV * gradient, gradient, keepV * v[i]);
    }
  }

  private static void raise(float[] largest, float[] v) {
    for (int i = 0; i < v.length; i++) {
      largest[i] = Math.max(largest[i], v[i]);
    }
  }

  private void descend(float[] w, float[] m, float[] v) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= stepSize * m[i] / ((float) Math.sqrt(v[i]) / rootOfUnbias + epsilon);
    }
  }
}
