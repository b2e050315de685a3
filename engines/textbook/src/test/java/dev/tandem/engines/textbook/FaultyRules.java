package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.Adam;
import java.util.List;

/** What goes wrong in optimizers. */
final class FaultyRules {
  private static final String VELOCITY = "momentum_buffer";

  private FaultyRules() {}

  interface Update {
    void apply(Parameter parameter, Memory memory, double learningRate, long t);
  }

  /** So late that {@code 1 - βᵗ} is 1. */
  static UpdateRule noBiasCorrection(UpdateRule healthy) {
    return rule(healthy, (p, memory, rate, t) -> healthy.update(p, memory, rate, 1_000_000));
  }

  static UpdateRule timeStandsStill(UpdateRule healthy) {
    return rule(healthy, (p, memory, rate, t) -> healthy.update(p, memory, rate, 1));
  }

  /** The rate of the spec, whatever the schedule says. */
  static UpdateRule noSchedule(UpdateRule healthy, double rate) {
    return rule(healthy, (p, memory, scheduled, t) -> healthy.update(p, memory, rate, t));
  }

  /** {@code w ← w - η·m̂/√(v̂ + ε)}. */
  static UpdateRule epsilonInsideTheRoot(UpdateRule healthy, Adam spec) {
    return rule(
        healthy,
        (p, memory, rate, t) -> {
          double[] w = p.value().values().clone();
          healthy.update(p, memory, rate, t);
          double[] m = memory.get("exp_avg", 0);
          double[] v = memory.get("exp_avg_sq", 0);
          double unbiasM = 1 - Math.pow(spec.beta1(), t);
          double unbiasV = 1 - Math.pow(spec.beta2(), t);
          for (int i = 0; i < w.length; i++) {
            double root = Math.sqrt(v[i] / unbiasV + spec.epsilon());
            p.value().values()[i] = w[i] - rate * (m[i] / unbiasM) / root;
          }
        });
  }

  /** Goes by the velocity of the step before, once there is one. */
  static UpdateRule staleMomentum(UpdateRule healthy) {
    return rule(
        healthy,
        (p, memory, rate, t) -> {
          double[] w = p.value().values().clone();
          boolean stale = memory.has(VELOCITY);
          double[] v = stale ? memory.get(VELOCITY, 0).clone() : new double[0];
          healthy.update(p, memory, rate, t);
          for (int i = 0; i < w.length && stale; i++) {
            p.value().values()[i] = w[i] - rate * v[i];
          }
        });
  }

  /** Biases do not decay. */
  static UpdateRule onlyWeights(UpdateRule healthy, UpdateRule ofBiases) {
    return rule(
        healthy,
        (p, memory, rate, t) ->
            (p.name().endsWith("bias") ? ofBiases : healthy).update(p, memory, rate, t));
  }

  static UpdateRule forgets(UpdateRule healthy, String parameter) {
    return rule(
        healthy,
        (p, memory, rate, t) -> {
          double[] w = p.value().values().clone();
          healthy.update(p, memory, rate, t);
          if (p.name().equals(parameter)) {
            System.arraycopy(w, 0, p.value().values(), 0, w.length);
          }
        });
  }

  /** The largest second moment so far is merely the last one. */
  static UpdateRule amsgradWithoutMemory(UpdateRule healthy) {
    return rule(
        healthy,
        (p, memory, rate, t) -> {
          memory.put("max_exp_avg_sq", new double[p.value().values().length]);
          healthy.update(p, memory, rate, t);
        });
  }

  private static UpdateRule rule(UpdateRule healthy, Update wrong) {
    return new UpdateRule() {
      @Override
      public List<String> slots() {
        return healthy.slots();
      }

      @Override
      public void update(Parameter parameter, Memory memory, double learningRate, long t) {
        wrong.apply(parameter, memory, learningRate, t);
      }
    };
  }
}
