package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A first layer that multiplies only what differs from the background. */
class InkTest {
  private static final int ROWS = 200;
  private static final float SCALE = 0.0127f;
  private static final float OFFSET = -0.42f;

  @Test
  void sparse_inputs_are_worth_listing_and_dense_ones_are_not() {
    assertThat(Ink.isWorthListing(bytes(150, 0.2))).isTrue();
    assertThat(Ink.isWorthListing(bytes(150, 0.6))).isFalse();
    assertThat(Ink.isWorthListing(numbers(150, 0.2, 0))).isTrue();
    assertThat(Ink.isWorthListing(numbers(150, 0.2, OFFSET))).isFalse(); // zero is no background
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 5", "63, 64", "64, 63", "65, 65", "150, 128", "784, 130"})
  void training_on_ink_is_training_on_every_number(int width, int batch) {
    // Sums in another order: float32 rounds otherwise, so 30 steps may part by some 1e-6.
    Parameters ink = trained(new VectorKernel(), 1, bytes(width, 0.2), width, batch);
    Features dense = whole(bytes(width, 0.2), width);
    Parameters every = trained(new VectorKernel(), 1, dense, width, batch);
    assertThat(ink.maxDifference(every)).isLessThan(2e-5);
  }

  @ParameterizedTest
  @CsvSource({"65, 65", "150, 128", "784, 37"})
  void neither_threads_nor_vectors_change_a_bit(int width, int batch) {
    for (Features features : List.of(bytes(width, 0.2), numbers(width, 0.2, 0))) {
      Parameters expected = trained(new ScalarKernel(), 1, features, width, batch);
      for (int threads = 1; threads <= 4; threads++) {
        assertThat(trained(new VectorKernel(), threads, features, width, batch))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void a_bit_matrix_is_turned() {
    CounterRandom random = CounterRandom.of(3, Purpose.GENERATOR);
    long[] matrix = IntStream.range(0, 67).mapToLong(random::bits).toArray();
    long[] turned = matrix.clone();
    BitMatrix.transpose(turned, 2);
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 64; j++) {
        assertThat(turned[2 + j] >>> i & 1).isEqualTo(matrix[2 + i] >>> j & 1);
      }
    }
    assertThat(new long[] {turned[0], turned[1], turned[66]})
        .containsExactly(matrix[0], matrix[1], matrix[66]);
  }

  private static Parameters trained(
      Kernel kernel, int threads, Features features, int width, int batch) {
    NetworkSpec network =
        NetworkSpec.hidden(List.of(20), new ActivationSpec.Relu(), 0, new InitializationSpec.He())
            .fit(width, 3);
    ExperimentSpec experiment =
        new ExperimentSpec(
            "ink",
            DataSpec.of("ink"),
            network,
            LossSpec.SoftmaxCrossEntropy.DEFAULT,
            new Sgd(0.01, 0.9),
            new TrainingSpec(1, OptionalInt.of(batch), 1));
    int[] labels = IntStream.range(0, ROWS).map(i -> i % 3).toArray();
    List<String> names = IntStream.range(0, width).mapToObj(i -> "f" + i).toList();
    Targets targets = new Targets.Classes(labels, List.of("a", "b", "c"));
    Dataset data = new Dataset("ink", features, targets, names, Optional.empty());
    try (ScratchSession session =
        new ScratchSession(
            kernel,
            experiment,
            new Execution(threads, Precision.FLOAT32),
            Initializer.initialState(network, 7),
            data)) {
      for (int step = 1; step <= 30; step++) {
        int first = step;
        int[] rows = IntStream.range(0, batch).map(i -> (first * 31 + i * 7) % ROWS).toArray();
        session.step(new Batch(step, 1, step - 1, rows, 0.01));
      }
      return session.state().parameters();
    }
  }

  private static Features bytes(int width, double density) {
    CounterRandom random = CounterRandom.of(5, Purpose.GENERATOR, width);
    byte[] bytes = new byte[ROWS * width];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.uniform(2L * i) < density ? random.below(2L * i + 1, 256) : 0);
    }
    return Features.of(ByteBuffer.wrap(bytes), width, SCALE, OFFSET);
  }

  private static Features numbers(int width, double density, float background) {
    CounterRandom random = CounterRandom.of(6, Purpose.GENERATOR, width);
    float[] values = new float[ROWS * width];
    Arrays.fill(values, background);
    for (int i = 0; i < values.length; i++) {
      if (random.uniform(2L * i) < density) {
        values[i] = (float) random.normal(i);
      }
    }
    return Features.of(values, width);
  }

  /** The same numbers, of which none is zero, so that they are not listed. */
  private static Features whole(Features features, int width) {
    float[] values = new float[ROWS * width];
    features.gather(IntStream.range(0, ROWS).toArray(), values);
    return Features.of(values, width);
  }
}
