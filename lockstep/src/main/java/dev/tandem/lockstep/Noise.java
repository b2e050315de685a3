package dev.tandem.lockstep;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.tensor.Matrix;

/**
 * How much of a difference rounding explains, beside a tensor's own size: a few ε of the numbers
 * that went into it, and what already differed in those, within what was allowed there. Without it,
 * a gradient that is 0 but for rounding (of a bias in front of batch normalization), or one that is
 * left when a fitted row's probability is taken from 1, would look like a fault.
 *
 * <pre>
 *   e(T) = |a - b|/max|T|  of a tensor that was compared already      g: the layer's {@link Gain}
 *
 *   output       (8ε + 4·e(X))·g·max|X|
 *   loss         (8ε + 4·e(Z))·z·rows·f          z = max(1, |Z|), its square for values
 *   dZ           (8ε + 4·e(Z))·z·f               f = 1/rows for the mean, 1 for the sum
 *   dX           n·g·max|dY|                     n = 8ε + 4·max(e(X), e(Y), e(dY))
 *   dW, db       n·max|X|·Σ_rows|dY|
 * </pre>
 */
final class Noise {
  private static final double ROUNDINGS = 8;
  private static final double SPREAD = 4;
  private static final double OPPOSITE = 2;

  private final ExperimentSpec experiment;
  private final Looks looks;
  private final double epsilon;

  Noise(ExperimentSpec experiment, Tolerance tolerance, Looks looks) {
    this.experiment = experiment;
    this.looks = looks;
    this.epsilon = tolerance.epsilon();
  }

  /** In a layer's output. */
  double output(int layer) {
    Pair x = looks.input(layer);
    return level(x.deviation()) * gain(layer) * x.scale();
  }

  /** In the loss, as it is reduced. */
  double loss() {
    return lossSum() * factor();
  }

  /** In the loss summed over rows. */
  double lossSum() {
    Pair z = looks.logits();
    double size = Math.max(1, z.scale());
    boolean values = !experiment.loss().ofLogits();
    return level(z.deviation()) * (values ? size * size : size) * looks.rows();
  }

  /** In the loss's gradient by the logits. */
  double lossGradient() {
    Pair z = looks.logits();
    return level(z.deviation()) * Math.max(1, z.scale()) * factor();
  }

  /** In the gradient that a layer hands to the one in front of it. */
  double inputGradient(int layer) {
    return backwardLevel(layer) * gain(layer) * looks.outputGradient(layer).scale();
  }

  /** In the gradients by a layer's parameters. */
  double gradient(int layer) {
    Pair dy = looks.outputGradient(layer);
    int width = dy.width();
    double[] sums = new double[width];
    for (int i = 0; i < dy.a().length; i++) {
      sums[i % width] += Math.abs(dy.a()[i]);
    }
    boolean dense = experiment.network().layers().get(layer).isDense();
    double standardized = Math.sqrt(Math.max(looks.rows(), width)); // no value of x̂ is larger
    double size = dense ? Math.max(1, looks.input(layer).scale()) : standardized;
    return backwardLevel(layer) * size * Pair.largest(sums);
  }

  /** In a mean, or variance, of what enters a layer. */
  double statistics(int layer) {
    Pair x = looks.input(layer);
    return level(x.deviation()) * (1 + x.scale()) * x.scale();
  }

  /**
   * In what an optimizer makes of a gradient, value by value, as a share of the largest; at most 2,
   * which allows everything between its opposite ends. Where gradient and weight decay cancel,
   * little is left but their rounding.
   *
   * @param g by the parameter, as the optimizer gets it
   * @param decay λ·w, which the optimizer adds to g
   */
  double[] shares(Pair g, double[] decay) {
    double[] shares = new double[decay.length];
    for (int i = 0; i < shares.length; i++) {
      double size = Math.max(Math.abs(g.a()[i]), Math.abs(decay[i]));
      double left = Math.max(Math.abs(g.a()[i] + decay[i]), Math.abs(g.b()[i] + decay[i]));
      shares[i] = share(g.difference(i), size, left);
    }
    return shares;
  }

  /**
   * In what an optimizer makes of what it remembers, value by value, as {@link #shares} counts.
   * Where a moment and a gradient cancel, little is left but their rounding, too.
   *
   * @param slot after the step, compared already
   * @param before the step
   */
  double[] sharesOfMemory(Pair slot, double[] before) {
    double[] shares = new double[before.length];
    for (int i = 0; i < shares.length; i++) {
      double left = Math.max(Math.abs(slot.a()[i]), Math.abs(slot.b()[i]));
      double size = Math.max(left, Math.abs(before[i]));
      shares[i] = share(slot.difference(i), size, left);
    }
    return shares;
  }

  private double share(double difference, double size, double left) {
    double noise = difference + epsilon * size;
    return noise == 0 ? 0 : Math.min(OPPOSITE, SPREAD * noise / left);
  }

  /** In a number that an update has changed. */
  double stored(double value) {
    return SPREAD * epsilon * Math.abs(value);
  }

  private double backwardLevel(int layer) {
    double before =
        Math.max(looks.input(layer).deviation(), looks.outputGradient(layer).deviation());
    return level(Math.max(before, looks.output(layer).deviation()));
  }

  private double level(double deviation) {
    return ROUNDINGS * epsilon + SPREAD * deviation;
  }

  private double gain(int layer) {
    LayerSpec spec = experiment.network().layers().get(layer);
    Pair x = looks.input(layer);
    int width = x.width();
    return spec.accept(
        new Gain(layer, new Matrix(looks.rows(), width, x.a()), looks.a().before().parameters()));
  }

  private double factor() {
    return experiment.loss().reduction() == Reduction.MEAN
        ? 1 / looks.a().result().lossWeight()
        : 1;
  }
}
