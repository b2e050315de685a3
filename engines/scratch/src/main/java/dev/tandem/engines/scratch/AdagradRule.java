package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Adagrad;
import java.util.List;

/**
 * {@code g ← g + λ·w; s ← s + g²; w ← w - η/(1 + (t-1)·rateDecay)·g / (√s + ε)}, s from the initial
 * accumulator on. Rounded where torch.optim.Adagrad rounds.
 */
final class AdagradRule implements UpdateRule {
  private final Adagrad spec;
  private final float decay;
  private final float epsilon;
  private float rate;

  AdagradRule(Adagrad spec) {
    this.spec = spec;
    this.decay = (float) spec.weightDecay();
    this.epsilon = (float) spec.epsilon();
  }

  @Override
  public List<String> slots() {
    return List.of("sum");
  }

  @Override
  public float start() {
    return (float) spec.initialAccumulator();
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) (learningRate / (1 + (t - 1) * spec.rateDecay()));
  }

  @Override
  public void update(Parameter parameter) {
    for (int row = 0; row < parameter.value().length; row++) {
      update(parameter.value()[row], parameter.gradient()[row], parameter.slot(0)[row]);
    }
  }

  private void update(float[] w, float[] g, float[] s) {
    for (int i = 0; i < w.length; i++) {
      float gradient = Math.fma(decay, w[i], g[i]);
      s[i] = Math.fma(gradient, gradient, s[i]);
      w[i] -= rate * gradient / ((float) Math.sqrt(s[i]) + epsilon);
    }
  }
}
