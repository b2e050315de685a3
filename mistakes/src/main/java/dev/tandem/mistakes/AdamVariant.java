package dev.tandem.mistakes;

import dev.tandem.engines.textbook.Memory;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.engines.textbook.UpdateRule;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import java.util.List;

/**
 * Adam and AdamW whose formulas can be replaced; otherwise as the textbook has them.
 *
 * @param spec AdamW's as Adam's, with its decay
 * @param decay how weights decay
 * @param time what is taken as the number of the update
 * @param corrected whether moments are divided by {@code 1 - βᵗ}
 * @param denominator what the corrected first moment is divided by
 * @param remembers whether AMSGrad's largest second moment is kept from step to step
 */
record AdamVariant(
    Adam spec,
    Decay decay,
    Time time,
    boolean corrected,
    Denominator denominator,
    boolean remembers)
    implements UpdateRule {
  private static final String FIRST_MOMENT = "exp_avg";
  private static final String SECOND_MOMENT = "exp_avg_sq";
  private static final String LARGEST_SECOND_MOMENT = "max_exp_avg_sq";

  /** Where the decay λ·w goes. */
  enum Decay {
    GRADIENT,
    WEIGHT,
    /** Not multiplied by the rate. */
    WEIGHT_WITHOUT_RATE
  }

  interface Time {
    long of(long t, String parameter);
  }

  interface Denominator {
    /**
     * @param v the second moment, uncorrected
     * @param unbias {@code 1 - β₂ᵗ}
     */
    double of(double v, double unbias, double epsilon);
  }

  /** The rule as earlier mistakes have left it, or else the right one. */
  static AdamVariant of(UpdateRule rule, OptimizerSpec spec) {
    if (rule instanceof AdamVariant variant) {
      return variant;
    }
    if (spec instanceof AdamW w) {
      Adam adam =
          new Adam(
              w.learningRate(), w.beta1(), w.beta2(), w.epsilon(), w.weightDecay(), w.amsgrad());
      return healthy(adam, Decay.WEIGHT);
    }
    return healthy((Adam) spec, Decay.GRADIENT);
  }

  private static AdamVariant healthy(Adam spec, Decay decay) {
    return new AdamVariant(
        spec,
        decay,
        (t, parameter) -> t,
        true,
        (v, unbias, epsilon) -> Math.sqrt(v / unbias) + epsilon,
        true);
  }

  AdamVariant with(Adam other) {
    return new AdamVariant(other, decay, time, corrected, denominator, remembers);
  }

  AdamVariant with(Decay other) {
    return new AdamVariant(spec, other, time, corrected, denominator, remembers);
  }

  AdamVariant with(Time other) {
    return new AdamVariant(spec, decay, other, corrected, denominator, remembers);
  }

  AdamVariant with(Denominator other) {
    return new AdamVariant(spec, decay, time, corrected, other, remembers);
  }

  AdamVariant uncorrected() {
    return new AdamVariant(spec, decay, time, false, denominator, remembers);
  }

  AdamVariant forgetful() {
    return new AdamVariant(spec, decay, time, corrected, denominator, false);
  }

  @Override
  public List<String> slots() {
    return spec.amsgrad()
        ? List.of(FIRST_MOMENT, SECOND_MOMENT, LARGEST_SECOND_MOMENT)
        : List.of(FIRST_MOMENT, SECOND_MOMENT);
  }

  @Override
  public void update(Parameter parameter, Memory memory, double learningRate, long step) {
    long t = time.of(step, parameter.name());
    double unbiasM = corrected ? 1 - Math.pow(spec.beta1(), t) : 1;
    double unbiasV = corrected ? 1 - Math.pow(spec.beta2(), t) : 1;
    double[] w = parameter.value().values();
    double[] g = parameter.decayedGradient(decay == Decay.GRADIENT ? spec.weightDecay() : 0);
    double[] m = memory.get(FIRST_MOMENT, 0);
    double[] v = memory.get(SECOND_MOMENT, 0);
    for (int i = 0; i < w.length; i++) {
      w[i] -= decay(w[i], learningRate);
      m[i] = spec.beta1() * m[i] + (1 - spec.beta1()) * g[i];
      v[i] = spec.beta2() * v[i] + (1 - spec.beta2()) * g[i] * g[i];
    }
    double[] below = spec.amsgrad() ? largest(v, memory) : v;
    for (int i = 0; i < w.length; i++) {
      double denominated = denominator.of(below[i], unbiasV, spec.epsilon());
      w[i] -= learningRate * (m[i] / unbiasM) / denominated;
    }
  }

  private double decay(double w, double rate) {
    return switch (decay) {
      case GRADIENT -> 0;
      case WEIGHT -> rate * spec.weightDecay() * w;
      case WEIGHT_WITHOUT_RATE -> spec.weightDecay() * w;
    };
  }

  private double[] largest(double[] v, Memory memory) {
    double[] largest = memory.get(LARGEST_SECOND_MOMENT, 0);
    for (int i = 0; i < v.length; i++) {
      largest[i] = remembers ? Math.max(largest[i], v[i]) : v[i];
    }
    return largest;
  }
}
