package dev.tandem.workbench.contender.probe;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.function.Function;

/**
 * The update of one parameter, new value minus old, in float64, by the formulas of {@link
 * OptimizerSpec}: what an engine's own is held against.
 *
 * @param w the parameter before
 * @param g its gradient as the optimizer gets it
 * @param slots what the optimizer remembers of the parameter, by torch's name; null for nothing yet
 * @param rate η
 * @param t which update this is, from 1
 */
record UpdateFormula(double[] w, double[] g, Function<String, double[]> slots, double rate, long t)
    implements OptimizerSpec.Visitor<double[]> {

  @Override
  public double[] sgd(Sgd spec) {
    double[] v = slots.apply("momentum_buffer");
    double[] update = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double slope = g[i] + spec.weightDecay() * w[i];
      double direction = slope;
      if (spec.momentum() != 0) {
        double velocity =
            v == null ? slope : spec.momentum() * v[i] + (1 - spec.dampening()) * slope;
        direction = spec.nesterov() ? slope + spec.momentum() * velocity : velocity;
      }
      update[i] = -rate * direction;
    }
    return update;
  }

  @Override
  public double[] adam(Adam spec) {
    double unbiasM = 1 - StrictMath.pow(spec.beta1(), t);
    double unbiasV = 1 - StrictMath.pow(spec.beta2(), t);
    double[] m = orZeros("exp_avg");
    double[] v = orZeros("exp_avg_sq");
    double[] largest = orZeros("max_exp_avg_sq");
    double[] update = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double slope = g[i] + spec.weightDecay() * w[i];
      double first = spec.beta1() * m[i] + (1 - spec.beta1()) * slope;
      double second = spec.beta2() * v[i] + (1 - spec.beta2()) * slope * slope;
      double below = spec.amsgrad() ? Math.max(largest[i], second) : second;
      update[i] = -rate * (first / unbiasM) / (Math.sqrt(below / unbiasV) + spec.epsilon());
    }
    return update;
  }

  @Override
  public double[] adamW(AdamW spec) {
    double[] update =
        adam(
            new Adam(
                spec.learningRate(),
                spec.beta1(),
                spec.beta2(),
                spec.epsilon(),
                0,
                spec.amsgrad()));
    for (int i = 0; i < w.length; i++) {
      update[i] -= rate * spec.weightDecay() * w[i];
    }
    return update;
  }

  @Override
  public double[] rmsProp(RmsProp spec) {
    double[] squares = orZeros("square_avg");
    double[] means = orZeros("grad_avg");
    double[] velocities = orZeros("momentum_buffer");
    double[] update = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double slope = g[i] + spec.weightDecay() * w[i];
      double square = spec.alpha() * squares[i] + (1 - spec.alpha()) * slope * slope;
      double mean = spec.centered() ? spec.alpha() * means[i] + (1 - spec.alpha()) * slope : 0;
      double direction = slope / (Math.sqrt(square - mean * mean) + spec.epsilon());
      update[i] = -rate * (spec.momentum() * velocities[i] + direction);
    }
    return update;
  }

  @Override
  public double[] adagrad(Adagrad spec) {
    double[] sums = slots.apply("sum");
    double decayed = rate / (1 + (t - 1) * spec.rateDecay());
    double[] update = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double slope = g[i] + spec.weightDecay() * w[i];
      double sum = (sums == null ? spec.initialAccumulator() : sums[i]) + slope * slope;
      update[i] = -decayed * slope / (Math.sqrt(sum) + spec.epsilon());
    }
    return update;
  }

  private double[] orZeros(String slot) {
    double[] values = slots.apply(slot);
    return values == null ? new double[w.length] : values;
  }
}
