package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.RmsProp;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code g ← g + λ·w; s ← α·s + (1-α)·g²; q = g / (√s + ε); w ← w - η·q}; centred, with {@code a ←
 * α·a + (1-α)·g} and the root of {@code s - a²}; with momentum {@code b ← μ·b + q; w ← w - η·b}
 * (torch.optim.RMSprop). The gradient's array takes q.
 */
final class RmsPropRule implements UpdateRule {
  private final boolean centred;
  private final List<String> slots = new ArrayList<>(List.of("square_avg"));
  private final float decay;
  private final float keep;
  private final float take;
  private final float epsilon;
  private final float momentum;
  private float rate;

  RmsPropRule(RmsProp spec) {
    this.centred = spec.centered();
    this.decay = (float) spec.weightDecay();
    this.keep = (float) spec.alpha();
    this.take = (float) (1 - spec.alpha());
    this.epsilon = (float) spec.epsilon();
    this.momentum = (float) spec.momentum();
    if (centred) {
      slots.add("grad_avg");
    }
    if (momentum != 0) {
      slots.add("momentum_buffer");
    }
  }

  @Override
  public List<String> slots() {
    return slots;
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) learningRate;
  }

  @Override
  public void update(Parameter parameter) {
    for (int row = 0; row < parameter.value().length; row++) {
      float[] w = parameter.value()[row];
      float[] g = parameter.gradient()[row];
      float[] s = parameter.slot(0)[row];
      remember(w, g, s);
      if (centred) {
        divideCentred(g, s, parameter.slot(1)[row]);
      } else {
        divide(g, s);
      }
      float[] step = g;
      if (momentum != 0) {
        step = parameter.slot(slots.size() - 1)[row];
        accumulate(step, g);
      }
      descend(w, step);
    }
  }

  private void remember(float[] w, float[] g, float[] s) {
    for (int i = 0; i < w.length; i++) {
      g[i] = Math.fma(decay, w[i], g[i]);
      s[i] = Math.fma(take * g[i], g[i], keep * s[i]);
    }
  }

  private void divide(float[] g, float[] s) {
    for (int i = 0; i < g.length; i++) {
      g[i] /= (float) Math.sqrt(s[i]) + epsilon;
    }
  }

  private void divideCentred(float[] g, float[] s, float[] a) {
    for (int i = 0; i < g.length; i++) {
      a[i] = Math.fma(take, g[i], keep * a[i]);
      g[i] /= (float) Math.sqrt(Math.fma(-a[i], a[i], s[i])) + epsilon;
    }
  }

  private void accumulate(float[] b, float[] q) {
    for (int i = 0; i < b.length; i++) {
      b[i] = momentum * b[i] + q[i];
    }
  }

  private void descend(float[] w, float[] step) {
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.fma(-rate, step[i], w[i]);
    }
  }
}
