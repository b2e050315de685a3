package dev.tandem.engines.scratch;

/**
 * Functions with bends in float32, of our own, so that every JDK and machine gives the same bits;
 * {@link LaneMath} is the same arithmetic on lanes, step by step under the same names.
 *
 * <p>Largest errors met at every 37th bit pattern, in units in the last place: exp 1.0, expm1 1.44,
 * log 0.93, log1p 1.27, tanh 1.44, sigmoid 2.31, softplus 1.65, phi 5.63 (far in its tail);
 * FloatMathTest checks a sample of them on every build. NaN gives NaN; infinities, overflow,
 * results below 2⁻¹²⁶ and -0 come out as in {@link Math}. The arguments are reduced as by Cody and
 * Waite; the fits and their numbers stand in {@link Fit}.
 */
final class FloatMath {
  private FloatMath() {}

  /** {@code exp(x) = 2ⁿ·exp(r)}, with n the integer nearest to x / ln 2. */
  static float exp(float x) {
    return expBelow(x > Fit.EXP_HIGH ? Fit.EXP_HIGH : x);
  }

  /** {@code exp(x)} for x ≤ 89. */
  static float expBelow(float x) {
    float held = x < Fit.EXP_LOW ? Fit.EXP_LOW : x;
    // 2ⁿ by two factors, whose exponents share n + 2·127: either may be a normal number where 2ⁿ is
    // none
    float shift = Fit.ROUNDING + 254;
    float shifted = Fused.multiplyAdd(held, Fit.LOG2_E, shift);
    float r = rest(held, shifted - shift);
    int bits = Float.floatToRawIntBits(shifted);
    int half = bits >> 1;
    float first = Float.intBitsToFloat(half << Fit.FRACTION_BITS);
    float second = Float.intBitsToFloat((bits - half) << Fit.FRACTION_BITS);
    return (1 + expm1OfRest(r)) * first * second;
  }

  /** {@code exp(x) - 1 = 2·((exp(r) - 1)·2ⁿ⁻¹ - (1/2 - 2ⁿ⁻¹))}. */
  static float expm1(float x) {
    float held = x > Fit.EXP_HIGH ? Fit.EXP_HIGH : x;
    held = held < Fit.EXPM1_LOW ? Fit.EXPM1_LOW : held;
    float shift = Fit.ROUNDING + 126;
    float shifted = Fused.multiplyAdd(held, Fit.LOG2_E, shift);
    float r = rest(held, shifted - shift);
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << Fit.FRACTION_BITS);
    float half = Fused.multiplyAdd(expm1OfRest(r), scale, -(0.5f - scale));
    return half + half;
  }

  /** {@code r = x - n·ln 2}. */
  private static float rest(float x, float n) {
    return Fused.multiplyAdd(n, -Fit.LN2_LOW, Fused.multiplyAdd(n, -Fit.LN2_HIGH, x));
  }

  /** {@code exp(r) - 1} for |r| ≤ ln 2 / 2. */
  private static float expm1OfRest(float r) {
    float q = Fit.EXP_6;
    q = Fused.multiplyAdd(q, r, Fit.EXP_5);
    q = Fused.multiplyAdd(q, r, Fit.EXP_4);
    q = Fused.multiplyAdd(q, r, Fit.EXP_3);
    q = Fused.multiplyAdd(q, r, Fit.EXP_2);
    return Fused.multiplyAdd(q, r * r, r);
  }

  /** {@code log(x) = k·ln 2 + log(1 + m)}, with {@code x = 2ᵏ·(1 + m)}. */
  static float log(float x) {
    float lifted = x < Float.MIN_NORMAL ? 23 : 0;
    int bits = Float.floatToRawIntBits(x < Float.MIN_NORMAL ? x * 0x1p23f : x);
    int power = (bits - Fit.THREE_QUARTERS_BITS) & Fit.EXPONENT;
    float m = Float.intBitsToFloat(bits - power) - 1;
    float y = Fused.multiplyAdd(minusExponent(power) + lifted, -Fit.LN2_HIGH, log1pOfRest(m));
    y = x == 0 ? Float.NEGATIVE_INFINITY : y;
    y = x < 0 ? Float.NaN : y;
    return x < Float.POSITIVE_INFINITY ? y : x;
  }

  /** {@code log(1 + x) = k·ln 2 + log(1 + m)}, with {@code m = 2⁻ᵏ·x + (2⁻ᵏ - 1)}. */
  static float log1p(float x) {
    int power = (Float.floatToRawIntBits(1 + x) - Fit.THREE_QUARTERS_BITS) & Fit.EXPONENT;
    float scaled = Float.intBitsToFloat(Float.floatToRawIntBits(x) - power);
    float m = scaled - Fused.multiplyAdd(-0.25f, Float.intBitsToFloat(Fit.FOUR_BITS - power), 1);
    float y = Fused.multiplyAdd(minusExponent(power), -Fit.LN2_HIGH, log1pOfRest(m));
    y = x == -1 ? Float.NEGATIVE_INFINITY : y;
    y = x < -1 ? Float.NaN : y;
    return x < Float.POSITIVE_INFINITY ? y : x;
  }

  /** -k, from k in the bits of an exponent; the minus keeps the sign of log1p(-0). */
  private static float minusExponent(int power) {
    int k = power >> Fit.FRACTION_BITS;
    return Fit.ROUNDING - Float.intBitsToFloat(k + Fit.ROUNDING_BITS);
  }

  /** {@code log(1 + m)} for -1/4 ≤ m ≤ 1/2. */
  private static float log1pOfRest(float m) {
    float q = Fit.LOG_10;
    q = Fused.multiplyAdd(q, m, Fit.LOG_9);
    q = Fused.multiplyAdd(q, m, Fit.LOG_8);
    q = Fused.multiplyAdd(q, m, Fit.LOG_7);
    q = Fused.multiplyAdd(q, m, Fit.LOG_6);
    q = Fused.multiplyAdd(q, m, Fit.LOG_5);
    q = Fused.multiplyAdd(q, m, Fit.LOG_4);
    q = Fused.multiplyAdd(q, m, Fit.LOG_3);
    q = Fused.multiplyAdd(q, m, Fit.LOG_2);
    return Fused.multiplyAdd(q, m * m, m);
  }

  /** {@code tanh|x| = 1 - 2 / (exp(2|x|) + 1)}, but a polynomial below 1/2; the sign is x's. */
  static float tanh(float x) {
    float size = Math.abs(x);
    float held = size > Fit.TANH_HIGH ? Fit.TANH_HIGH : size;
    float far = 1 - 2 / (expBelow(held + held) + 1);
    float y = size < Fit.TANH_HALF ? tanhNearZero(size) : far;
    int sign = Float.floatToRawIntBits(x) & Fit.SIGN;
    return Float.intBitsToFloat(Float.floatToRawIntBits(y) | sign);
  }

  /** {@code tanh(x)} for |x| ≤ 0.55. */
  private static float tanhNearZero(float x) {
    float square = x * x;
    float q = Fit.TANH_11;
    q = Fused.multiplyAdd(q, square, Fit.TANH_9);
    q = Fused.multiplyAdd(q, square, Fit.TANH_7);
    q = Fused.multiplyAdd(q, square, Fit.TANH_5);
    q = Fused.multiplyAdd(q, square, Fit.TANH_3);
    return Fused.multiplyAdd(q * square, x, x);
  }

  /** {@code 1 / (1 + exp(-x))}, with exp of no positive number: it cannot overflow. */
  static float sigmoid(float x) {
    float e = expBelow(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /** {@code log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|))}. */
  static float softplus(float x) {
    return (x > 0 ? x : 0) + log1p(expBelow(-Math.abs(x)));
  }

  /**
   * {@code Φ(x) = (1 + erf(x/√2)) / 2}, the normal distribution; see {@link #phi(float, float)}.
   */
  static float phi(float x) {
    float held = heldForPhi(x);
    return phi(held, bell(held));
  }

  /** x, not beyond ±15. */
  static float heldForPhi(float x) {
    float held = x > Fit.PHI_HIGH ? Fit.PHI_HIGH : x;
    return held < -Fit.PHI_HIGH ? -Fit.PHI_HIGH : held;
  }

  /** {@code exp(-x²/2)} for |x| ≤ 15, with what rounding takes from x². */
  static float bell(float x) {
    float square = x * x;
    float lost = Fused.multiplyAdd(x, x, -square);
    float e = expBelow(square * -0.5f);
    return Fused.multiplyAdd(e, lost * -0.5f, e);
  }

  /**
   * Φ from the tail beyond |x|, a rational function times the bell: small values keep all their
   * digits, which {@code 1 + erf} loses.
   *
   * @param x from -15 to 15
   * @param bell {@code exp(-x²/2)}
   */
  static float phi(float x, float bell) {
    float t = Math.abs(x);
    float over = Fit.OVER_4;
    over = Fused.multiplyAdd(over, t, Fit.OVER_3);
    over = Fused.multiplyAdd(over, t, Fit.OVER_2);
    over = Fused.multiplyAdd(over, t, Fit.OVER_1);
    over = Fused.multiplyAdd(over, t, Fit.OVER_0);
    float under = Fit.UNDER_5;
    under = Fused.multiplyAdd(under, t, Fit.UNDER_4);
    under = Fused.multiplyAdd(under, t, Fit.UNDER_3);
    under = Fused.multiplyAdd(under, t, Fit.UNDER_2);
    under = Fused.multiplyAdd(under, t, Fit.UNDER_1);
    under = Fused.multiplyAdd(under, t, 1);
    float tail = bell * (over / under);
    return x > 0 ? 1 - tail : tail;
  }

  /** {@code e = exp(z - max)} for the first count values of a row: softmax before its division. */
  static void exponentials(float[] z, int count, float max, float[] e) {
    for (int k = 0; k < count; k++) {
      e[k] = exp(z[k] - max);
    }
  }
}
