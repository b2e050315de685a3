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
  private final Kernel kernel;
  private final boolean centred;
  private final List<String> slots = new ArrayList<>(List.of("square_avg"));
  private final float decay;
  private final float keep;
  private final float take;
  private final float epsilon;
  private final float momentum;
  private float rate;

  RmsPropRule(RmsProp spec, Kernel kernel) {
    this.kernel = kernel;
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
  public void update(Parameter parameter, int from, int to, float[][] gradient) {
    for (int row = from; row < to; row++) {
      float[] w = parameter.value()[row];
      float[] g = gradient[row];
      float[] s = parameter.slot(0)[row];
      if (decay != 0) {
        kernel.add(g, decay, w);
      }
      kernel.averageSquares(s, keep, take, g);
      if (centred) {
        divideCentred(g, s, parameter.slot(1)[row]);
      } else {
        divide(g, s);
      }
      float[] step = g;
      if (momentum != 0) {
        step = parameter.slot(slots.size() - 1)[row];
        kernel.average(step, momentum, 1, g);
      }
      kernel.add(w, -rate, step);
    }
  }

  private void divide(float[] g, float[] s) {
    for (int i = 0; i < g.length; i++) {
      g[i] /= (float) Math.sqrt(s[i]) + epsilon;
    }
  }

  private void divideCentred(float[] g, float[] s, float[] a) {
    kernel.average(a, keep, take, g);
    for (int i = 0; i < g.length; i++) {
      g[i] /= (float) Math.sqrt(Fused.multiplyAdd(-a[i], a[i], s[i])) + epsilon;
    }
  }
}
