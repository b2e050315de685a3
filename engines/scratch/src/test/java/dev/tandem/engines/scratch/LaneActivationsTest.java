package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Selu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Silu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ActivationSpec.Tanh;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lanes against one value at a time, to the last bit. */
class LaneActivationsTest {
  private static final int WIDTH = 4096;

  /** Odd, so that all exponents and both signs are met about equally often. */
  private static final int STRIDE = 4999;

  /** A round; reading the count of bytes may itself allocate some hundred bytes a round. */
  private static final int CALLS = 1000;

  /** What the compiler may take on a busy machine; some seconds are usual. */
  private static final long PATIENCE_NANOSECONDS = 60_000_000_000L;

  static Stream<ActivationSpec> specs() {
    return Stream.of(
        new Identity(),
        new Relu(),
        new LeakyRelu(0.01),
        new Tanh(),
        new Sigmoid(),
        new Elu(0.7),
        new Selu(),
        new Gelu(Gelu.Form.EXACT),
        new Gelu(Gelu.Form.TANH),
        new Silu(),
        new Softplus(1),
        new Softplus(3));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void lanes_give_the_bits_of_single_values_for_every_kind_of_float(ActivationSpec spec) {
    Activation lanes = spec.accept(new LaneActivations());
    Activation scalar = spec.accept(new ScalarActivations());
    everyKind()
        .forEach(
            x -> {
              assertThat(bits(value(lanes, x))).isEqualTo(bits(value(scalar, x)));
              assertThat(bits(gradient(lanes, x))).isEqualTo(bits(gradient(scalar, x)));
            });
  }

  @Test
  void exponentials_have_the_bits_of_single_values_for_every_kind_of_float() {
    float[] lanes = new float[WIDTH];
    float[] scalar = new float[WIDTH];
    everyKind()
        .forEach(
            z -> {
              LaneMath.exponentials(z, WIDTH, 1.5f, lanes);
              FloatMath.exponentials(z, WIDTH, 1.5f, scalar);
              assertThat(bits(lanes)).isEqualTo(bits(scalar));
            });
  }

  @Test
  void logarithms_have_the_bits_of_single_values_for_every_kind_of_float() {
    float[] lanes = new float[WIDTH];
    everyKind()
        .forEach(
            x -> {
              LaneMath.log1p(x, lanes);
              float[] scalar = new float[WIDTH];
              IntStream.range(0, WIDTH).forEach(i -> scalar[i] = FloatMath.log1p(x[i]));
              assertThat(bits(lanes)).isEqualTo(bits(scalar));
            });
  }

  /** Rows of every 4999th bit pattern. */
  private static Stream<float[]> everyKind() {
    long patterns = (1L << 32) / STRIDE;
    return IntStream.range(0, (int) (patterns / WIDTH)).mapToObj(LaneActivationsTest::row);
  }

  private static float[] row(int row) {
    float[] x = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      x[i] = Float.intBitsToFloat((row * WIDTH + i) * STRIDE);
    }
    return x;
  }

  private static float[] value(Activation activation, float[] x) {
    float[] y = new float[x.length];
    activation.value(x, y);
    return y;
  }

  private static float[] gradient(Activation activation, float[] x) {
    float[] dy = new float[x.length];
    float[] dx = new float[x.length];
    for (int i = 0; i < dy.length; i++) {
      dy[i] = 0.1f * (i % 19 - 9);
    }
    activation.gradient(x, value(activation, x), dy, dx);
    return dx;
  }

  /** All NaNs as one. */
  private static int[] bits(float[] values) {
    return IntStream.range(0, values.length).map(i -> Float.floatToIntBits(values[i])).toArray();
  }

  /** The compiler works beside the test: the first rounds allocate, and one must not at last. */
  @ParameterizedTest
  @MethodSource("specs")
  void nothing_is_allocated_once_compiled(ActivationSpec spec) {
    Activation lanes = spec.accept(new LaneActivations());
    float[] x = {-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    float[] y = new float[x.length];
    float[] dx = new float[x.length];
    long least = Long.MAX_VALUE;
    long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
    while (least >= CALLS && System.nanoTime() < deadline) {
      long before = allocated();
      for (int call = 0; call < CALLS; call++) {
        lanes.value(x, y);
        lanes.gradient(x, y, y, dx);
      }
      least = Math.min(least, allocated() - before);
    }
    assertThat(least).as("bytes in 1,000 calls").isLessThan(CALLS);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
