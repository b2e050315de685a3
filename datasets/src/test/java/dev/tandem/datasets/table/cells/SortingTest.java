package dev.tandem.datasets.table.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortingTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 1_999, 2_000, 30_001})
  void numbers_are_sorted_as_the_jdk_sorts_them(int count) {
    SplittableRandom random = new SplittableRandom(1);
    double[] odd = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, -1e308, Double.MIN_VALUE};
    Stream<DoubleSupplier> kinds =
        Stream.of(
            () -> random.nextInt(100),
            () -> random.nextInt(-3_000_000, 3_000_000) / 10_000.0,
            () -> Double.longBitsToDouble(random.nextLong()),
            () -> odd[random.nextInt(odd.length)],
            () -> 7);

    kinds.forEach(
        kind -> {
          double[] numbers = new double[count];
          Arrays.setAll(numbers, i -> kind.getAsDouble());
          double[] before = numbers.clone();
          double[] expected = numbers.clone();
          Arrays.sort(expected);

          assertThat(Sorting.sorted(numbers)).isEqualTo(expected);
          assertThat(numbers).isEqualTo(before);
        });
  }
}
