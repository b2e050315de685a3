package dev.tandem.workbench.judgement.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What the golden values leave out: samples for which Student's t has no value. */
class PairedDifferencesTest {
  private static final double EXACT = 1e-15;

  @Test
  void pairs_that_are_equal_do_not_differ_and_are_the_same_within_any_margin() {
    PairedDifferences pairs = PairedDifferences.of(of(0.9, 0.8, 0.7), of(0.9, 0.8, 0.7));

    assertThat(pairs.none()).isTrue();
    assertThat(pairs.different()).isOne();
    assertThat(pairs.same(1e-9)).isZero();
  }

  @Test
  void a_last_bit_is_no_difference() {
    PairedDifferences pairs = PairedDifferences.of(of(0.9, 0.8), of(Math.nextUp(0.9), 0.8));

    assertThat(pairs.none()).isTrue();
  }

  @Test
  void one_pair_has_a_mean_and_no_test() {
    PairedDifferences pairs = PairedDifferences.of(of(0.9), of(0.8));

    assertThat(pairs.sample().mean()).isCloseTo(0.1, within(EXACT));
    assertThat(pairs.sample().low()).isNaN();
    assertThat(pairs.different()).isNaN();
    assertThat(pairs.same(1)).isNaN();
  }

  @Test
  void equal_differences_are_tested_by_their_signs() {
    // four differences of 0.01, to the last bit or not: 2 · 0.5⁴ = 0.125 and 0.5⁴ = 0.0625
    PairedDifferences pairs =
        PairedDifferences.of(of(0.91, 0.81, 0.71, 0.61), of(0.9, 0.8, 0.7, 0.6));

    assertThat(pairs.constant()).isTrue();
    assertThat(pairs.sample().low()).isNaN();
    assertThat(pairs.different()).isCloseTo(0.125, within(EXACT));
    assertThat(pairs.same(0.02)).isCloseTo(0.0625, within(EXACT));
    assertThat(pairs.same(0.005)).isOne();
  }

  @Test
  void pairs_with_an_undefined_figure_are_left_out() {
    double nan = Double.NaN;
    PairedDifferences pairs =
        PairedDifferences.of(of(0.9, nan, 0.8, 0.7), of(0.8, 0.8, Double.POSITIVE_INFINITY, 0.5));

    assertThat(pairs.sample().n()).isEqualTo(2);
    assertThat(pairs.sample().mean()).isCloseTo(0.15, within(EXACT));
  }

  @Test
  void without_pairs_nothing_is_defined() {
    PairedDifferences pairs = PairedDifferences.of(of(Double.NaN), of(1));

    assertThat(pairs.sample().n()).isZero();
    assertThat(pairs.sample().mean()).isNaN();
    assertThat(pairs.none()).isFalse();
    assertThat(pairs.different()).isNaN();
    assertThat(pairs.same(1)).isNaN();
  }

  @Test
  void sides_of_different_length_are_refused() {
    assertThatThrownBy(() -> PairedDifferences.of(of(1, 2), of(1)))
        .hasMessage("pairs: expected as many on both sides, got 2 and 1");
  }

  @Test
  void a_nan_among_p_values_stays_one_and_does_not_count() {
    assertThat(Holm.adjust(0.02, Double.NaN, 0.03))
        .containsExactly(new double[] {0.04, Double.NaN, 0.04}, within(EXACT));
  }

  @Test
  void nobody_is_told_to_repeat_without_end() {
    // the mean lies on the margin's edge, where neither test will ever decide for "the same", and
    // is a thousandth of the deviation
    assertThat(Power.pairsToDecide(1e-6, 1e-3, 1e-6, 0.05)).isEmpty();
  }

  private static double[] of(double... values) {
    return values;
  }
}
