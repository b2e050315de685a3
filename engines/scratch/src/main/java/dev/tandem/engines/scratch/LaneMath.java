package dev.tandem.engines.scratch;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatMath} on lanes: the same steps under the same names, to the same bits. To be loaded
 * only where {@link VectorModule} is present. Rows have whole vectors: lengths are multiples of
 * {@link #LANES}.
 *
 * <p>No method of ours takes or returns a vector: where the compiler stops inlining, by size,
 * frequency or chance, such a call boxes its vectors and is 10 times slower. What belongs together
 * is handed on in a row, and a long function is several short loops over it. There is one species
 * in the whole JVM, for the same reason.
 */
final class LaneMath {
  private LaneMath() {}

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Values in a vector: a divisor of 16. */
  static final int LANES = SPECIES.length();

  static final FloatVector ZERO = all(0);
  static final FloatVector ONE = all(1);
  private static final FloatVector HALF = all(0.5f);
  private static final FloatVector TWO = all(2);

  private static final FloatVector LOG2_E = all(Fit.LOG2_E);
  private static final FloatVector MINUS_LN2_HIGH = all(-Fit.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = all(-Fit.LN2_LOW);
  private static final FloatVector EXP_SHIFT = all(Fit.ROUNDING + 254);
  private static final FloatVector EXPM1_SHIFT = all(Fit.ROUNDING + 126);
  private static final FloatVector EXP_2 = all(Fit.EXP_2);
  private static final FloatVector EXP_3 = all(Fit.EXP_3);
  private static final FloatVector EXP_4 = all(Fit.EXP_4);
  private static final FloatVector EXP_5 = all(Fit.EXP_5);
  private static final FloatVector EXP_6 = all(Fit.EXP_6);

  private static final FloatVector ROUNDING = all(Fit.ROUNDING);
  private static final IntVector FOUR_BITS = all(4).reinterpretAsInts();
  private static final FloatVector LOG_2 = all(Fit.LOG_2);
  private static final FloatVector LOG_3 = all(Fit.LOG_3);
  private static final FloatVector LOG_4 = all(Fit.LOG_4);
  private static final FloatVector LOG_5 = all(Fit.LOG_5);
  private static final FloatVector LOG_6 = all(Fit.LOG_6);
  private static final FloatVector LOG_7 = all(Fit.LOG_7);
  private static final FloatVector LOG_8 = all(Fit.LOG_8);
  private static final FloatVector LOG_9 = all(Fit.LOG_9);
  private static final FloatVector LOG_10 = all(Fit.LOG_10);

  private static final FloatVector TANH_3 = all(Fit.TANH_3);
  private static final FloatVector TANH_5 = all(Fit.TANH_5);
  private static final FloatVector TANH_7 = all(Fit.TANH_7);
  private static final FloatVector TANH_9 = all(Fit.TANH_9);
  private static final FloatVector TANH_11 = all(Fit.TANH_11);

  /** For constants: vectors made once, before anything is compiled. */
  static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  /** {@link FloatMath#exp} of a row; y may be x. */
  static void exp(float[] x, float[] y) {
    exp(x, y.length, y);
  }

  private static void exp(float[] x, int count, float[] y) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector held = v.blend(Fit.EXP_HIGH, v.compare(GT, Fit.EXP_HIGH));
      held = held.blend(Fit.EXP_LOW, held.compare(LT, Fit.EXP_LOW));
      FloatVector shifted = held.fma(LOG2_E, EXP_SHIFT);
      FloatVector n = shifted.sub(EXP_SHIFT);
      FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, held));
      FloatVector q = EXP_6.fma(r, EXP_5).fma(r, EXP_4).fma(r, EXP_3).fma(r, EXP_2);
      FloatVector expm1OfRest = q.fma(r.mul(r), r);
      IntVector bits = shifted.reinterpretAsInts();
      IntVector half = bits.lanewise(ASHR, 1);
      FloatVector first = half.lanewise(LSHL, Fit.FRACTION_BITS).reinterpretAsFloats();
      FloatVector second = bits.sub(half).lanewise(LSHL, Fit.FRACTION_BITS).reinterpretAsFloats();
      ONE.add(expm1OfRest).mul(first).mul(second).intoArray(y, i);
    }
  }

  /** {@link FloatMath#expm1} of a row; y may be x. */
  static void expm1(float[] x, float[] y) {
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector held = v.blend(Fit.EXP_HIGH, v.compare(GT, Fit.EXP_HIGH));
      held = held.blend(Fit.EXPM1_LOW, held.compare(LT, Fit.EXPM1_LOW));
      FloatVector shifted = held.fma(LOG2_E, EXPM1_SHIFT);
      FloatVector n = shifted.sub(EXPM1_SHIFT);
      FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, held));
      FloatVector q = EXP_6.fma(r, EXP_5).fma(r, EXP_4).fma(r, EXP_3).fma(r, EXP_2);
      FloatVector expm1OfRest = q.fma(r.mul(r), r);
      IntVector bits = shifted.reinterpretAsInts();
      FloatVector scale = bits.lanewise(LSHL, Fit.FRACTION_BITS).reinterpretAsFloats();
      FloatVector half = expm1OfRest.fma(scale, HALF.sub(scale).neg());
      half.add(half).intoArray(y, i);
    }
  }

  /** {@link FloatMath#log1p} of a row; y may be x. */
  static void log1p(float[] x, float[] y) {
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      IntVector bits = v.add(ONE).reinterpretAsInts();
      IntVector power = bits.sub(Fit.THREE_QUARTERS_BITS).and(Fit.EXPONENT);
      FloatVector scaled = v.reinterpretAsInts().sub(power).reinterpretAsFloats();
      FloatVector quarters = FOUR_BITS.sub(power).reinterpretAsFloats();
      FloatVector m = scaled.sub(quarters.fma(-0.25f, 1));
      FloatVector q = LOG_10.fma(m, LOG_9).fma(m, LOG_8).fma(m, LOG_7).fma(m, LOG_6);
      q = q.fma(m, LOG_5).fma(m, LOG_4).fma(m, LOG_3).fma(m, LOG_2);
      FloatVector log1pOfRest = q.fma(m.mul(m), m);
      IntVector k = power.lanewise(ASHR, Fit.FRACTION_BITS);
      FloatVector minusK = ROUNDING.sub(k.add(Fit.ROUNDING_BITS).reinterpretAsFloats());
      FloatVector log = minusK.fma(MINUS_LN2_HIGH, log1pOfRest);
      log = log.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, -1));
      log = log.blend(Float.NaN, v.compare(LT, -1));
      v.blend(log, v.compare(LT, Float.POSITIVE_INFINITY)).intoArray(y, i);
    }
  }

  /** {@link FloatMath#tanh} of a row; y is not x. */
  static void tanh(float[] x, float[] y) {
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector size = FloatVector.fromArray(SPECIES, x, i).abs();
      FloatVector held = size.blend(Fit.TANH_HIGH, size.compare(GT, Fit.TANH_HIGH));
      held.add(held).intoArray(y, i);
    }
    exp(y, y);
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector far = ONE.sub(TWO.div(FloatVector.fromArray(SPECIES, y, i).add(ONE)));
      FloatVector size = v.abs();
      FloatVector square = size.mul(size);
      FloatVector q = TANH_11.fma(square, TANH_9).fma(square, TANH_7);
      q = q.fma(square, TANH_5).fma(square, TANH_3);
      FloatVector nearZero = q.mul(square).fma(size, size);
      FloatVector tanh = far.blend(nearZero, size.compare(LT, Fit.TANH_HALF));
      IntVector sign = v.reinterpretAsInts().and(Fit.SIGN);
      tanh.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, i);
    }
  }

  /** {@code y = exp(-|factor·x|)} of a row: what sigmoid and softplus begin with; y may be x. */
  static void expOfMinusSize(float[] x, float factor, float[] y) {
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector.fromArray(SPECIES, x, i).mul(factor).abs().neg().intoArray(y, i);
    }
    exp(y, y);
  }

  /** {@link FloatMath#sigmoid} of a row; y is not x. */
  static void sigmoid(float[] x, float[] y) {
    expOfMinusSize(x, 1, y);
    for (int i = 0; i < y.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector e = FloatVector.fromArray(SPECIES, y, i);
      ONE.blend(e, v.compare(LT, 0)).div(e.add(ONE)).intoArray(y, i);
    }
  }

  /**
   * {@link FloatMath#exponentials}; the vector that holds the last of the count is written whole.
   */
  static void exponentials(float[] z, int count, float max, float[] e) {
    for (int k = 0; k < count; k += LANES) {
      FloatVector.fromArray(SPECIES, z, k).sub(max).intoArray(e, k);
    }
    exp(e, count, e);
  }
}
