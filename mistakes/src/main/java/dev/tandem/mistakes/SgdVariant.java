package dev.tandem.mistakes;

import dev.tandem.engines.textbook.Memory;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.engines.textbook.UpdateRule;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/**
 * Gradient descent with momentum whose formulas can be replaced; otherwise as the textbook has it.
 *
 * @param velocity makes the new velocity
 * @param step what is subtracted from the weight
 */
record SgdVariant(Sgd spec, Velocity velocity, Step step) implements UpdateRule {
  private static final String VELOCITY = "momentum_buffer";

  interface Velocity {
    /**
     * @param v the velocity before
     * @param share of the gradient that enters: 1 less the dampening, 1 the first time
     */
    double of(double v, double g, double share, double rate);
  }

  interface Step {
    /**
     * @param before the velocity before this step
     * @param v the new one
     * @param first whether there was none before
     */
    double of(double g, double before, double v, double rate, boolean first);
  }

  /** The rule as earlier mistakes have left it, or else the right one. */
  static SgdVariant of(UpdateRule rule, OptimizerSpec spec) {
    return rule instanceof SgdVariant variant ? variant : healthy((Sgd) spec);
  }

  private static SgdVariant healthy(Sgd spec) {
    double mu = spec.momentum();
    return new SgdVariant(
        spec,
        (v, g, share, rate) -> mu * v + share * g,
        (g, before, v, rate, first) -> rate * (spec.nesterov() ? g + mu * v : v));
  }

  SgdVariant with(Velocity other) {
    return new SgdVariant(spec, other, step);
  }

  SgdVariant with(Step other) {
    return new SgdVariant(spec, velocity, other);
  }

  @Override
  public List<String> slots() {
    return List.of(VELOCITY);
  }

  @Override
  public void update(Parameter parameter, Memory memory, double learningRate, long t) {
    boolean first = !memory.has(VELOCITY);
    double share = first ? 1 : 1 - spec.dampening();
    double[] w = parameter.value().values();
    double[] g = parameter.decayedGradient(spec.weightDecay());
    double[] v = memory.get(VELOCITY, 0);
    for (int i = 0; i < w.length; i++) {
      double before = v[i];
      v[i] = velocity.of(before, g[i], share, learningRate);
      w[i] -= step.of(g[i], before, v[i], learningRate, first);
    }
  }
}
