package dev.tandem.engines.scratch;

/**
 * The numbers that {@link FloatMath} and {@link LaneMath} share: polynomials of least relative
 * error in the result, by Remez's exchange, with the leading coefficients rounded to float32 one
 * after the other and the rest fitted anew; {@code reference/float_polynomials.py} prints them.
 */
final class Fit {
  private Fit() {}

  static final float LOG2_E = 0x1.715476p0f;

  /** ln 2 as the sum of two floats, so that {@code x - n·ln 2} loses nothing (Cody and Waite). */
  static final float LN2_HIGH = 0x1.62e43p-1f;

  static final float LN2_LOW = -0x1.05c610p-29f;

  /** Added to a number below 2²², it leaves the nearest integer in the last bits. */
  static final float ROUNDING = 0x1.8p23f;

  static final int ROUNDING_BITS = 0x4b400000;
  static final int FRACTION_BITS = 23;
  static final int EXPONENT = 0xff800000;
  static final int SIGN = 0x80000000;

  /** From here on exp is infinite, or 0. */
  static final float EXP_HIGH = 89;

  static final float EXP_LOW = -104;

  /** Below this exp(x) - 1 is -1. */
  static final float EXPM1_LOW = -20;

  /** {@code exp(r) ≈ 1 + r + r²·(EXP_2 + r·EXP_3 + …)}, |r| ≤ ln 2 / 2; off by 3e-9. */
  static final float EXP_2 = 0.49999994f;

  static final float EXP_3 = 0.16666517f;
  static final float EXP_4 = 0.041668102f;
  static final float EXP_5 = 0.0083691925f;
  static final float EXP_6 = 0.0013838812f;

  static final int ONE_BITS = 0x3f800000;
  static final int FOUR_BITS = 0x40800000;
  static final int THREE_QUARTERS_BITS = 0x3f400000;

  /** {@code log(1 + m) ≈ m + m²·(LOG_2 + m·LOG_3 + …)}, -1/4 ≤ m ≤ 1/2; off by 7e-9. */
  static final float LOG_2 = -0.5f;

  static final float LOG_3 = 0.33333462f;
  static final float LOG_4 = -0.25000194f;
  static final float LOG_5 = 0.19990395f;
  static final float LOG_6 = -0.1664274f;
  static final float LOG_7 = 0.14475358f;
  static final float LOG_8 = -0.13205644f;
  static final float LOG_9 = 0.10581564f;
  static final float LOG_10 = -0.04596224f;

  /** Where tanh(x) passes 1/2. */
  static final float TANH_HALF = 0.55f;

  /** {@code tanh(x) ≈ x + x³·(TANH_3 + x²·TANH_5 + …)}, |x| ≤ 0.55; off by 1.5e-9. */
  static final float TANH_3 = -0.33333316f;

  static final float TANH_5 = 0.13332544f;
  static final float TANH_7 = -0.05384765f;
  static final float TANH_9 = 0.02105125f;
  static final float TANH_11 = -0.0062437356f;

  /** From here on tanh(x) is 1. */
  static final float TANH_HIGH = 10;

  /** From here on Φ(x) is 1, and Φ(-x) is 0. */
  static final float PHI_HIGH = 15;

  /**
   * {@code Φ(-t)·exp(t²/2) ≈ (1/2 + t·OVER_1 + …) / (1 + t·UNDER_1 + …)}, 0 ≤ t ≤ 15; off by 8e-9.
   * All terms are positive, so that nothing cancels.
   */
  static final float OVER_0 = 0.5f;

  static final float OVER_1 = 0.43857798f;
  static final float OVER_2 = 0.18343844f;
  static final float OVER_3 = 0.040699914f;
  static final float OVER_4 = 0.00412549f;
  static final float UNDER_1 = 1.6750408f;
  static final float UNDER_2 = 1.2033617f;
  static final float UNDER_3 = 0.47000524f;
  static final float UNDER_4 = 0.102025874f;
  static final float UNDER_5 = 0.010340953f;

  /** {@code 1/√(2π)}, the normal density at 0. */
  static final float DENSITY_AT_ZERO = 0.3989423f;
}
