package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/** {@code w ← w - η·(g + λ·w)}, rounded where torch.optim.SGD rounds. */
final class SgdRule implements UpdateRule {
  private final float decay;
  private float rate;

  SgdRule(Sgd spec) {
    this.decay = (float) spec.weightDecay();
  }

  @Override
  public List<String> slots() {
    return List.of();
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) learningRate;
  }

  @Override
  public void update(Parameter parameter) {
    for (int row = 0; row < parameter.value().length; row++) {
      update(parameter.value()[row], parameter.gradient()[row]);
    }
  }

  private void update(float[] w, float[] g) {
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.fma(-rate, Math.fma(decay, w[i], g[i]), w[i]);
    }
  }
}
