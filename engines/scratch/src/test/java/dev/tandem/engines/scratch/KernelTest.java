package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kernels against sums in index order, to the last bit, at awkward sizes. */
class KernelTest {
  private static final int[] ROWS = {1, 2, 3, 4, 5, 6, 7, 9, 13, 64};
  private static final int[] COUNTS = {0, 1, 2, 3, 4, 5, 9, 63, 65, 300};
  private static final int[] WIDTHS = {16, 32, 48, 64, 80, 112, 128, 144, 560};

  static Stream<Arguments> products() {
    return Stream.of(new ScalarKernel(), new VectorKernel())
        .flatMap(
            kernel ->
                Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                    .map(
                        i ->
                            Arguments.of(
                                kernel,
                                ROWS[i],
                                COUNTS[(i * 3 + 4) % 10],
                                WIDTHS[(i * 5) % WIDTHS.length])));
  }

  @Test
  void this_suite_runs_with_the_vectors_module() {
    assertThat(Kernel.hasVectors()).isTrue();
    assertThat(Kernel.best().description()).startsWith("vectors of ");
  }

  @ParameterizedTest
  @MethodSource("products")
  void a_product_is_its_sums_in_index_order(Kernel kernel, int rows, int count, int width) {
    float[][] x = drawn(rows, count, 1);
    float[][] w = drawn(count, width, 2);
    float[][] y = drawn(rows, width, 3);
    float[][] expected = drawn(rows, width, 3);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < count; k++) {
        for (int j = 0; j < width; j++) {
          expected[r][j] = Math.fma(x[r][k], w[k][j], expected[r][j]);
        }
      }
    }
    kernel.addProduct(y, 0, x, w, 0, 0, rows, 0, count, width);
    assertThat(y).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("products")
  void a_product_in_panels_has_the_same_bits(Kernel kernel, int rows, int count, int width) {
    int wide = 512 + width;
    float[][] x = drawn(rows + 40, count, 1);
    float[][] w = drawn(Math.max(count, 1), wide, 2);
    float[][] y = drawn(rows + 40, wide, 3);
    float[][] expected = drawn(rows + 40, wide, 3);
    new ScalarKernel().addProduct(expected, 16, x, w, 16, 1, rows + 40, 0, count, wide - 32);
    Products.add(kernel, y, x, w, 1, rows + 40, 16, wide - 16, count);
    assertThat(y).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("products")
  void a_sum_of_gathered_rows_is_taken_in_order(Kernel kernel, int rows, int count, int width) {
    float[][] w = drawn(7, width, 2);
    float[][] scales = drawn(2, count, 1);
    int[] terms = new int[count];
    for (int i = 0; i < count; i++) {
      terms[i] = i * 5 % 7;
    }
    float[] start = drawn(1, width, 3)[0];
    float[][] expected = {start.clone(), start.clone()};
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        expected[0][j] = Math.fma(scales[0][i], w[terms[i]][j], expected[0][j]);
        expected[1][j] = Math.fma(scales[1][i], w[terms[i]][j], expected[1][j]);
      }
    }
    float[][] y = new float[3][width];
    kernel.gatherSum(y[2], start, scales[0], terms, count, w, width);
    kernel.gatherSumTwice(y[0], y[1], start, scales[0], scales[1], terms, count, w, width);
    assertThat(y).isDeepEqualTo(new float[][] {expected[0], expected[1], expected[0]});
  }

  @Test
  void both_kernels_update_to_the_same_bits() {
    assertThat(updated(new VectorKernel())).isDeepEqualTo(updated(new ScalarKernel()));
  }

  private static float[][] updated(Kernel kernel) {
    float[][] a = drawn(5, 112, 4);
    for (int i = 0; i < 112; i++) {
      a[3][i] *= a[3][i]; // what roots are taken of
    }
    kernel.add(a[0], 0.3f, a[1]);
    kernel.average(a[2], 0.9f, 0.1f, a[0]);
    kernel.averageSquares(a[3], 0.99f, 0.01f, a[0]);
    kernel.maximum(a[4], a[2]);
    kernel.scale(a[4], 0.7f);
    kernel.descend(a[1], 0.01f, a[2], a[3], 1.3f, 1e-8f);
    kernel.descendByMomentum(a[1], a[0], a[2], 0.9f, 0.5f, 0.01f);
    kernel.descendByAdam(a[1], a[0], a[2], a[3], 0.9f, 0.1f, 0.99f, 0.01f, 0.01f, 1.3f, 1e-8f);
    return a;
  }

  private static float[][] drawn(int rows, int width, int stream) {
    CounterRandom random = CounterRandom.of(7, Purpose.GENERATOR, stream);
    float[][] values = new float[rows][width];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        values[r][j] = (float) random.normal(r * width + j);
      }
    }
    return values;
  }
}
