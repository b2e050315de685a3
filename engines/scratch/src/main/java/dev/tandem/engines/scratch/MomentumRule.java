package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/**
 * {@code g ← g + λ·w; v ← μ·v + (1-d)·g; w ← w - η·v}, or with Nesterov's momentum {@code w ← w -
 * η·(g + μ·v)}; d is the dampening, and v starts as the first g, undampened. Rounded where
 * torch.optim.SGD rounds.
 */
final class MomentumRule implements UpdateRule {
  private final float momentum;
  private final float take;
  private final float decay;
  private final boolean nesterov;
  private float rate;

  MomentumRule(Sgd spec) {
    this.momentum = (float) spec.momentum();
    this.take = (float) (1 - spec.dampening());
    this.decay = (float) spec.weightDecay();
    this.nesterov = spec.nesterov();
  }

  @Override
  public List<String> slots() {
    return List.of("momentum_buffer");
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) learningRate;
  }

  @Override
  public void update(Parameter parameter) {
    float share = parameter.remembers() ? take : 1;
    for (int row = 0; row < parameter.value().length; row++) {
      float[] w = parameter.value()[row];
      float[] g = parameter.gradient()[row];
      float[] v = parameter.slot(0)[row];
      if (nesterov) {
        updateAhead(w, g, v);
      } else {
        update(w, g, v, share);
      }
    }
  }

  private void update(float[] w, float[] g, float[] v, float share) {
    for (int i = 0; i < w.length; i++) {
      v[i] = Math.fma(share, Math.fma(decay, w[i], g[i]), momentum * v[i]);
      w[i] = Math.fma(-rate, v[i], w[i]);
    }
  }

  private void updateAhead(float[] w, float[] g, float[] v) { // never dampened
    for (int i = 0; i < w.length; i++) {
      float gradient = Math.fma(decay, w[i], g[i]);
      v[i] = momentum * v[i] + gradient;
      w[i] = Math.fma(-rate, Math.fma(momentum, v[i], gradient), w[i]);
    }
  }
}
