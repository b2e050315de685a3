package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors in units in the last place, of every 997th bit pattern, against StrictMath in float64. */
class FloatMathTest {
  /** Odd, so that all exponents and both signs are met about equally often. */
  private static final int STRIDE = 997;

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @FunctionalInterface
  interface FloatFunction {
    float of(float x);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        function("exp", 1.1, FloatMath::exp, StrictMath::exp),
        function("expm1", 1.5, FloatMath::expm1, StrictMath::expm1),
        function("log", 1, FloatMath::log, StrictMath::log),
        function("log1p", 1.3, FloatMath::log1p, StrictMath::log1p),
        function("tanh", 1.5, FloatMath::tanh, StrictMath::tanh),
        function("sigmoid", 2.4, FloatMath::sigmoid, FloatMathTest::sigmoid),
        function("softplus", 1.7, FloatMath::softplus, FloatMathTest::softplus),
        function("phi", 5.7, FloatMath::phi, NormalDistribution::phi));
  }

  private static Arguments function(
      String name, double bound, FloatFunction ours, DoubleUnaryOperator exact) {
    return Arguments.of(name, bound, ours, exact);
  }

  private static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  @ParameterizedTest(name = "{0} to {1} ulp")
  @MethodSource("functions")
  void the_error_is_within_its_bound_for_every_kind_of_float(
      String name, double bound, FloatFunction ours, DoubleUnaryOperator exact) {
    double worst = 0;
    float where = 0;
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      double error = error(ours.of(x), exact.applyAsDouble(x));
      where = error <= worst ? where : x;
      worst = error <= worst ? worst : error;
    }
    assertThat(worst).as("%s at %s", name, where).isLessThanOrEqualTo(bound);
  }

  /** In units in the last place of the exact result; where that is ±∞ or NaN, 0 or ∞. */
  private static double error(float ours, double exact) {
    float nearest = (float) exact;
    if (Float.isNaN(nearest) || Float.isInfinite(nearest)) {
      return Float.compare(ours, nearest) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(ours - exact) / Math.ulp(nearest);
  }

  @Test
  void overflow_underflow_and_infinities_come_out_as_in_Math() {
    assertThat(FloatMath.exp(88.722839f)).isEqualTo((float) Math.exp(88.722839f));
    assertThat(FloatMath.exp(88.72284f)).isEqualTo(INFINITY);
    assertThat(FloatMath.exp(-103.97f)).isEqualTo(Float.MIN_VALUE);
    assertThat(FloatMath.exp(-103.98f)).isZero();
    assertThat(FloatMath.exp(-INFINITY)).isZero();
    assertThat(FloatMath.expm1(-INFINITY)).isEqualTo(-1);
    assertThat(FloatMath.expm1(INFINITY)).isEqualTo(INFINITY);
    assertThat(FloatMath.log(0)).isEqualTo(-INFINITY);
    assertThat(FloatMath.log(-1)).isNaN();
    assertThat(FloatMath.log(INFINITY)).isEqualTo(INFINITY);
    assertThat(FloatMath.log1p(-1)).isEqualTo(-INFINITY);
    assertThat(FloatMath.log1p(-1.5f)).isNaN();
    assertThat(FloatMath.log1p(INFINITY)).isEqualTo(INFINITY);
    assertThat(FloatMath.tanh(-INFINITY)).isEqualTo(-1);
    assertThat(FloatMath.sigmoid(-INFINITY)).isZero();
    assertThat(FloatMath.phi(-INFINITY)).isZero();
    assertThat(FloatMath.phi(INFINITY)).isEqualTo(1);
  }

  @Test
  void minus_zero_stays_minus_zero_where_the_function_passes_through_zero() {
    assertThat(FloatMath.expm1(-0f)).isEqualTo(-0f);
    assertThat(FloatMath.log1p(-0f)).isEqualTo(-0f);
    assertThat(FloatMath.tanh(-0f)).isEqualTo(-0f);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void no_number_gives_no_number(
      String name, double bound, FloatFunction ours, DoubleUnaryOperator exact) {
    assertThat(ours.of(Float.NaN)).as(name).isNaN();
  }

  @Test
  void exponentials_are_of_the_difference_to_the_largest() {
    float[] e = {9, 9, 9};
    FloatMath.exponentials(new float[] {1, 3, 5}, 2, 3, e);
    assertThat(e).containsExactly(FloatMath.exp(-2), 1, 9);
  }
}
