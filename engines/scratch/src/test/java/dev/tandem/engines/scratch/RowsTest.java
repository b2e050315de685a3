package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels against sums in index order, to the last bit. */
class RowsTest {
  @ParameterizedTest
  @CsvSource({"1,1,1", "2,4,8", "3,5,7", "7,9,65", "8,63,9", "9,8,63", "5,3,1", "64,65,10"})
  void a_product_is_its_sums_in_index_order(int rows, int count, int width) {
    float[][] scales = drawn(rows, count, 1);
    float[][] terms = drawn(count, width, 2);
    float[][] targets = drawn(rows, width, 3);
    float[][] expected = drawn(rows, width, 3);
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < width; j++) {
          expected[r][j] = Math.fma(scales[r][i], terms[i][j], expected[r][j]);
        }
      }
    }
    Rows.addProduct(targets, rows, scales, terms, count);
    assertThat(targets).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,4,8", "3,5,7", "7,9,65", "8,63,9", "9,8,63", "5,3,1", "64,65,10"})
  void a_transposed_product_is_its_sums_in_index_order(int rows, int count, int width) {
    float[][] scales = drawn(rows, count, 1);
    float[][] terms = drawn(rows, width, 2);
    float[][] targets = drawn(count, width, 3);
    float[][] expected = drawn(count, width, 3);
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < width; j++) {
          expected[i][j] = Math.fma(scales[r][i], terms[r][j], expected[i][j]);
        }
      }
    }
    Rows.addTransposedProduct(targets, count, scales, terms, rows);
    assertThat(targets).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,9", "65,63"})
  void rows_are_added_in_order(int rows, int width) {
    float[][] terms = drawn(rows, width, 1);
    float[] sum = new float[width];
    float[] expected = new float[width];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        expected[j] += terms[r][j];
      }
    }
    Rows.addRows(sum, terms, rows);
    assertThat(sum).containsExactly(expected);
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
