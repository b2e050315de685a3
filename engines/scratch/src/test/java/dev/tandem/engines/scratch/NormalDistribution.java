package dev.tandem.engines.scratch;

/** Φ in float64, each tail to about 1e-13 of itself. */
final class NormalDistribution {
  private NormalDistribution() {}

  static double phi(double x) {
    double tail = Math.abs(x) < 3 ? 0.5 - fromZero(Math.abs(x)) : tail(Math.abs(x));
    return x > 0 ? 1 - tail : tail;
  }

  /** {@code φ(x)·(x + x³/3 + x⁵/(3·5) + …)}, Abramowitz and Stegun 26.2.11. */
  private static double fromZero(double x) {
    double term = x;
    double sum = 0;
    for (int k = 3; term > 1e-17 * sum; k += 2) {
      sum += term;
      term *= x * x / k;
    }
    return density(x) * sum;
  }

  /** {@code φ(x)/(x + 1/(x + 2/(x + 3/(x + …))))}, Abramowitz and Stegun 26.2.14. */
  private static double tail(double x) {
    double fraction = x;
    for (int k = 80; k >= 1; k--) {
      fraction = x + k / fraction;
    }
    return Double.isInfinite(x) ? 0 : density(x) / fraction;
  }

  static double density(double x) {
    return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
  }
}
