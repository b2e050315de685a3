package dev.tandem.engines.scratch;

import java.util.List;

/** {@code v ← μ·v + g; w ← w - η·v}, rounded where torch.optim.SGD rounds. */
final class SgdRule implements UpdateRule {
  private final float momentum;
  private float rate;

  SgdRule(float momentum) {
    this.momentum = momentum;
  }

  @Override
  public List<String> slots() {
    return momentum == 0 ? List.of() : List.of("momentum_buffer");
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) learningRate;
  }

  @Override
  public void update(Parameter parameter) {
    for (int row = 0; row < parameter.value().length; row++) {
      float[] w = parameter.value()[row];
      float[] step = parameter.gradient()[row];
      if (momentum != 0) {
        float[] v = parameter.slot(0)[row];
        accumulate(v, step);
        step = v;
      }
      descend(w, step);
    }
  }

  private void accumulate(float[] v, float[] g) {
    for (int i = 0; i < v.length; i++) {
      v[i] = momentum * v[i] + g[i];
    }
  }

  private void descend(float[] w, float[] step) {
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.fma(-rate, step[i], w[i]);
    }
  }
}
