package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.Selu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Silu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ActivationSpec.Tanh;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and slopes against float64, from -50 to 50 in steps of 1/1024. */
class ActivationAccuracyTest {
  /** Of the value or slope, or of 1 where that is more: five roundings. */
  private static final double TOLERANCE = 3e-7;

  static Stream<Arguments> curves() {
    return Stream.of(
        curve(new Tanh(), StrictMath::tanh),
        curve(new Sigmoid(), ActivationAccuracyTest::sigmoid),
        curve(new Elu(0.7), x -> x > 0 ? x : 0.7 * StrictMath.expm1(x)),
        curve(new Selu(), x -> Selu.SCALE * (x > 0 ? x : Selu.ALPHA * StrictMath.expm1(x))),
        curve(new Gelu(Gelu.Form.EXACT), x -> x * NormalDistribution.phi(x)),
        curve(new Gelu(Gelu.Form.TANH), ActivationAccuracyTest::geluByTanh),
        curve(new Silu(), x -> x * sigmoid(x)),
        curve(new Softplus(1), x -> StrictMath.log1p(StrictMath.exp(x))),
        curve(new Softplus(3), x -> StrictMath.log1p(StrictMath.exp(3 * x)) / 3));
  }

  private static Arguments curve(ActivationSpec spec, DoubleUnaryOperator exact) {
    return Arguments.of(spec, exact);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double geluByTanh(double x) {
    double u = StrictMath.sqrt(2 / StrictMath.PI) * (x + 0.044715 * x * x * x);
    return 0.5 * x * (1 + StrictMath.tanh(u));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("curves")
  void values_are_those_of_float64(ActivationSpec spec, DoubleUnaryOperator exact) {
    float[] x = points();
    float[] y = new float[x.length];
    Kernel.best().activation(spec).value(x, y);
    for (int i = 0; i < x.length; i++) {
      assertNear(y[i], exact.applyAsDouble(x[i]), TOLERANCE, x[i]);
    }
  }

  /** The slope by central differences in float64, themselves off by about 1e-9; none at a bend. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("curves")
  void slopes_are_those_of_float64(ActivationSpec spec, DoubleUnaryOperator exact) {
    float[] x = points();
    float[] y = new float[x.length];
    float[] dy = new float[x.length];
    float[] dx = new float[x.length];
    Arrays.fill(dy, 1);
    Activation activation = Kernel.best().activation(spec);
    activation.value(x, y);
    activation.gradient(x, y, dy, dx);
    double h = 1e-5;
    for (int i = 0; i < x.length; i++) {
      double slope = (exact.applyAsDouble(x[i] + h) - exact.applyAsDouble(x[i] - h)) / (2 * h);
      if (x[i] != 0) {
        assertNear(dx[i], slope, TOLERANCE, x[i]);
      }
    }
  }

  private static void assertNear(float ours, double exact, double tolerance, float x) {
    double error = Math.abs(ours - exact) / Math.max(1, Math.abs(exact));
    assertThat(error <= tolerance).as("%s for %s at %s", ours, exact, x).isTrue();
  }

  private static float[] points() {
    float[] x = new float[100 * 1024];
    for (int i = 0; i < x.length; i++) {
      x[i] = i / 1024f - 50;
    }
    return x;
  }
}
