package dev.tandem.engines.scratch;

import dev.tandem.network.ActivationSpec.Softplus;

/**
 * A function with bends, in float64 and from StrictMath alone, so that every JDK and machine gives
 * the same bits. The formulas and their sources stand in the textbook engine's activations.
 */
interface Curve {
  /** {@code y = f(x)}. */
  double value(double x);

  /**
   * {@code f'(x)}.
   *
   * @param y the value at x, rounded to float32
   */
  double slope(double x, double y);

  /** {@code tanh(x)}. */
  record TanhCurve() implements Curve {
    @Override
    public double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    public double slope(double x, double y) {
      return 1 - y * y;
    }
  }

  /** {@code 1 / (1 + exp(-x))}. */
  record SigmoidCurve() implements Curve {
    @Override
    public double value(double x) {
      return sigmoid(x);
    }

    @Override
    public double slope(double x, double y) {
      return y * (1 - y);
    }
  }

  /** ELU and SELU: {@code scale·x} above 0, {@code scale·alpha·(exp(x) - 1)} below. */
  record ExponentialCurve(double scale, double alpha) implements Curve {
    @Override
    public double value(double x) {
      return scale * (x > 0 ? x : alpha * StrictMath.expm1(x));
    }

    @Override
    public double slope(double x, double y) {
      return scale * (x > 0 ? 1 : alpha * StrictMath.exp(x));
    }
  }

  /** {@code x·sigmoid(x)}. */
  record SiluCurve() implements Curve {
    @Override
    public double value(double x) {
      return x * sigmoid(x);
    }

    @Override
    public double slope(double x, double y) {
      double s = sigmoid(x);
      return s * (1 + x * (1 - s));
    }
  }

  /** {@code log(1 + exp(beta·x)) / beta}, and x where that is as good. */
  record SoftplusCurve(double beta) implements Curve {
    @Override
    public double value(double x) {
      double scaled = beta * x;
      return scaled > Softplus.THRESHOLD ? x : StrictMath.log1p(StrictMath.exp(scaled)) / beta;
    }

    @Override
    public double slope(double x, double y) {
      double scaled = beta * x;
      return scaled > Softplus.THRESHOLD ? 1 : sigmoid(scaled);
    }
  }

  /** {@code 1 / (1 + exp(-x))}. */
  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
