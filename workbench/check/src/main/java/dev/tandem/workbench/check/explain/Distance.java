package dev.tandem.workbench.check.explain;

import dev.tandem.tensor.Precision;
import dev.tandem.workbench.check.seen.Seen;

/**
 * How far two observations of one place are apart, in units of what rounding may do: up to 1 they
 * are the same.
 *
 * @param share of the place's largest number that rounding may move any of them
 */
record Distance(double share) {
  static Distance of(Precision precision) {
    return new Distance(precision == Precision.FLOAT64 ? 1e-9 : 2e-4);
  }

  /** 0 where they are equal, infinite where the shapes differ or only one number is finite. */
  double between(Seen program, Seen simulated) {
    if (program.values().length != simulated.values().length) {
      return Double.POSITIVE_INFINITY;
    }
    double allowed = share * simulated.largest() + Math.max(program.floor(), simulated.floor());
    double largest = 0;
    for (int i = 0; i < program.values().length; i++) {
      double apart = between(program.values()[i], simulated.values()[i]);
      largest = Math.max(largest, apart == 0 ? 0 : apart / allowed);
    }
    return largest;
  }

  /** Overflow shows as infinite in one formula and as NaN in an equal one. */
  private static double between(double a, double b) {
    if (Double.isFinite(a) != Double.isFinite(b)) {
      return Double.POSITIVE_INFINITY;
    }
    return Double.isFinite(a) ? Math.abs(a - b) : 0;
  }
}
