package dev.tandem.workbench.judgement.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * By hand, against the definition ({@code reference/shapley_golden.py}), and over simulated tables
 * whose effects are known. Nothing is trained.
 */
class ShapleyTest {
  private static final int TABLES = 400;

  static List<GoldenLine> golden() {
    return GoldenLine.all("shapley", "shapley.txt");
  }

  @Test
  void two_changes_share_equally_what_they_do_only_together() {
    // none 90, a alone 92, b alone 91, both 95: a first adds 2, a second 4, mean 3; b 1 and 3, 2
    assertThat(Shapley.shares(new double[] {90, 92, 91, 95}))
        .containsExactly(new double[] {3, 2}, within(1e-12));
  }

  @Test
  void the_only_change_gets_the_whole_difference() {
    assertThat(Shapley.shares(new double[] {0.5, 0.75})).containsExactly(0.25);
  }

  @Test
  void a_change_that_does_nothing_in_any_company_gets_nothing() {
    assertThat(Shapley.shares(new double[] {1, 4, 1, 4})).containsExactly(3, 0);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void shares_are_the_mean_of_what_a_change_adds_over_all_orders(GoldenLine golden) {
    assertThat(Shapley.shares(golden.argument("worth")))
        .containsExactly(golden.results().get(0), within(1e-12));
  }

  @Test
  void one_at_a_time_leaves_the_rest_to_all_together() {
    // from 90 to 97: a alone 92 (2), b alone 91 (1), c alone 90 (0); 4 only together
    assertThat(Shapley.oneAtATime(90, new double[] {92, 91, 90}, 97)).containsExactly(2, 1, 0, 4);
  }

  @Test
  void a_table_that_is_not_whole_is_refused() {
    assertThatThrownBy(() -> Shapley.shares(new double[] {1, 2, 3}))
        .hasMessage("worth: expected a value for each of the 2^k sets, got 3");
  }

  @Test
  void intervals_cover_each_of_three_known_effects_in_93_to_97_of_100_of_400_tables() {
    for (double covered : coverage(3, TABLES)) {
      assertThat(covered).isBetween(93.0, 97.0);
    }
  }

  /** More tables, since chance alone takes one effect in fifteen out of 93 to 97 % over 400. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void over_4000_tables_intervals_cover_each_of_one_to_five_known_effects(int changes) {
    for (double covered : coverage(changes, 10 * TABLES)) {
      assertThat(covered).isBetween(94.0, 96.0);
    }
  }

  /**
   * In percent, by change. Tables have effects, interactions of two and of all, noise that a
   * repeat's combinations share and noise of each; five repeats.
   */
  private static double[] coverage(int changes, int tables) {
    double[] truth = Shapley.shares(expected(changes));
    double[] covered = new double[changes];
    for (int table = 0; table < tables; table++) {
      double[][] shares = repeats(changes, table, 5);
      for (int i = 0; i < changes; i++) {
        int change = i;
        Sample sample = Sample.of(Arrays.stream(shares).mapToDouble(own -> own[change]).toArray());
        covered[i] += sample.low() <= truth[i] && truth[i] <= sample.high() ? 100.0 / tables : 0;
      }
    }
    return covered;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void shares_sum_to_the_difference_in_every_repeat(int changes) {
    for (int table = 0; table < TABLES; table++) {
      for (int repeat = 0; repeat < 3; repeat++) {
        double[] worth = worth(changes, table, repeat);
        double gap = worth[worth.length - 1] - worth[0];
        assertThat(Arrays.stream(Shapley.shares(worth)).sum()).isCloseTo(gap, within(1e-12));
      }
    }
  }

  private static double[][] repeats(int changes, int table, int repeats) {
    return IntStream.range(0, repeats)
        .mapToObj(repeat -> Shapley.shares(worth(changes, table, repeat)))
        .toArray(double[][]::new);
  }

  /** The metric of each combination without any noise. */
  private static double[] expected(int changes) {
    double[] effects = {0.03, 0, -0.01, 0.005, 0.02};
    double[] expected = new double[1 << changes];
    for (int set = 0; set < expected.length; set++) {
      expected[set] = 0.9;
      for (int i = 0; i < changes; i++) {
        expected[set] += (set >> i & 1) * effects[i];
      }
      expected[set] += (set & 3) == 3 ? 0.01 : 0;
      expected[set] -= set == expected.length - 1 ? 0.004 : 0;
    }
    return expected;
  }

  private static double[] worth(int changes, int table, int repeat) {
    CounterRandom random = CounterRandom.of(1, Purpose.RESAMPLING, changes, table, repeat);
    double[] worth = expected(changes);
    for (int set = 0; set < worth.length; set++) {
      worth[set] += 0.01 * random.normal(0) + 0.004 * random.normal(set + 1);
    }
    return worth;
  }
}
