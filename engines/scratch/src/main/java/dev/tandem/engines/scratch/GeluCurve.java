package dev.tandem.engines.scratch;

import dev.tandem.tensor.SpecialFunctions;

/** GELU, {@code x·Φ(x)} (Hendrycks and Gimpel 2016), with Φ in one of two forms. */
final class GeluCurve {
  private GeluCurve() {}

  /** {@code Φ(x) = (1 + erf(x/√2)) / 2}; its slope is the normal density. */
  record Exact() implements Curve {
    private static final double ROOT_HALF = StrictMath.sqrt(0.5);
    private static final double DENSITY_AT_ZERO = 1 / StrictMath.sqrt(2 * StrictMath.PI);

    @Override
    public double value(double x) {
      return x * phi(x);
    }

    @Override
    public double slope(double x, double y) {
      return phi(x) + x * DENSITY_AT_ZERO * StrictMath.exp(-0.5 * x * x);
    }

    private static double phi(double x) {
      return 0.5 * (1 + SpecialFunctions.erf(x * ROOT_HALF));
    }
  }

  /** {@code Φ(x) ≈ (1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2}. */
  record ByTanh() implements Curve {
    private static final double SCALE = StrictMath.sqrt(2 / StrictMath.PI);
    private static final double CUBIC = 0.044715;

    @Override
    public double value(double x) {
      return 0.5 * x * (1 + tanh(x));
    }

    @Override
    public double slope(double x, double y) {
      double t = tanh(x);
      double inner = SCALE * (1 + 3 * CUBIC * x * x);
      return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner;
    }

    private static double tanh(double x) {
      return StrictMath.tanh(SCALE * (x + CUBIC * x * x * x));
    }
  }
}
