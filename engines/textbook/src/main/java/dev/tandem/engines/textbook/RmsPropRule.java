package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.RmsProp;
import java.util.ArrayList;
import java.util.List;

/**
 * RMSprop (Tieleman and Hinton 2012; centred as in Graves 2013) with weight decay λ.
 *
 * <pre>
 *   g ← g + λ·w
 *   s ← α·s + (1-α)·g²
 *   d = g / (√s + ε)      centred, with a ← α·a + (1-α)·g:   d = g / (√(s - a²) + ε)
 *   w ← w - η·d           with momentum μ:   v ← μ·v + d,  w ← w - η·v
 * </pre>
 *
 * <p>torch.optim.RMSprop; s, a and v are its square_avg, grad_avg and momentum_buffer.
 */
record RmsPropRule(RmsProp spec) implements UpdateRule {
  private static final String SQUARES = "square_avg";
  private static final String MEAN = "grad_avg";
  private static final String VELOCITY = "momentum_buffer";

  @Override
  public List<String> slots() {
    List<String> slots = new ArrayList<>(List.of(SQUARES));
    if (spec.centered()) {
      slots.add(MEAN);
    }
    if (spec.momentum() != 0) {
      slots.add(VELOCITY);
    }
    return slots;
  }

  @Override
  public void update(Parameter parameter, Memory memory, double learningRate, long t) {
    double[] w = parameter.value().values();
    double[] g = parameter.decayedGradient(spec.weightDecay());
    double[] direction = direction(g, memory);
    if (spec.momentum() != 0) {
      double[] v = memory.get(VELOCITY, 0);
      for (int i = 0; i < v.length; i++) {
        v[i] = spec.momentum() * v[i] + direction[i];
      }
      direction = v;
    }
    for (int i = 0; i < w.length; i++) {
      w[i] -= learningRate * direction[i];
    }
  }

  private double[] direction(double[] g, Memory memory) {
    double[] s = memory.get(SQUARES, 0);
    double[] a = spec.centered() ? memory.get(MEAN, 0) : new double[g.length];
    double[] direction = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      s[i] = spec.alpha() * s[i] + (1 - spec.alpha()) * g[i] * g[i];
      if (spec.centered()) {
        a[i] = spec.alpha() * a[i] + (1 - spec.alpha()) * g[i];
      }
      direction[i] = g[i] / (Math.sqrt(s[i] - a[i] * a[i]) + spec.epsilon());
    }
    return direction;
  }
}
