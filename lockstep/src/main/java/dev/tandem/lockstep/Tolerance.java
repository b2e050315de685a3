package dev.tandem.lockstep;

import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;

/**
 * How far two numbers may lie apart that should be the same.
 *
 * <p>The relative part is of the largest value of the tensor that they stand in, not of the numbers
 * themselves: where a sum cancels to almost nothing, its error does not. Added to it is what
 * rounding explains, a few ε of the numbers that went into the tensor ({@link Noise}).
 *
 * @param relative of the tensor's largest value
 * @param epsilon half the distance from 1 to the next number of the coarser side's precision
 */
public record Tolerance(double relative, double epsilon) {
  private static final double FLOAT64 = 1e-9;
  private static final double FLOAT32 = 1e-4;

  public Tolerance {
    if (!(relative > 0 && relative < 1)) {
      throw new SpecException("tolerance", "a number above 0 and below 1", relative);
    }
  }

  /** The usual one for two sides of which the coarser has this precision. */
  public static Tolerance of(Precision coarser) {
    return coarser == Precision.FLOAT64
        ? new Tolerance(FLOAT64, Math.ulp(1.0) / 2)
        : new Tolerance(FLOAT32, Math.ulp(1f) / 2);
  }

  /** This one with another relative part. */
  public Tolerance withRelative(double other) {
    return new Tolerance(other, epsilon);
  }
}
