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
  void rounding_is_measured_by_the_largest_value() {
    // of values of a million 1e-7 is rounding, of values of a billionth 1e-10 is not
    assertThat(PairedDifferences.of(of(1e6, 2e6), of(1e6 + 1e-7, 2e6)).none()).isTrue();
    assertThat(PairedDifferences.of(of(1e-9, 2e-9), of(1.1e-9, 2e-9)).none()).isFalse();
    assertThat(PairedDifferences.of(of(0, 0), of(0, 0)).none()).isTrue();
    assertThat(PairedDifferences.of(of(0, 0), of(0, 0)).constant()).isTrue();
  }

  @Test
  void one_pair_has_a_mean_and_no_test() {
    PairedDifferences pairs = PairedDifferences.of(of(0.9), of(0.8));

    assertThat(pairs.sample().mean()).isCloseTo(0.1, within(EXACT));
    assertThat(pairs.sample().sd()).isNaN();
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
    assertThat(pairs.sample().sd()).isZero();
    assertThat(pairs.sample().low()).isNaN();
    assertThat(pairs.different()).isCloseTo(0.125, within(EXACT));
    assertThat(pairs.same(0.02)).isCloseTo(0.0625, within(EXACT));
    assertThat(pairs.same(0.005)).isOne();
  }

  @Test
  void a_mean_on_the_margin_is_not_within_it() {
    assertThat(PairedDifferences.of(of(0.75, 0.5), of(0.5, 0.25)).same(0.25)).isOne();
  }

  @Test
  void equal_differences_decide_as_soon_as_the_sign_test_is_below_the_level() {
    // beyond the margin, or on it, 2 · 0.5⁶ = 0.03125; within it 0.5⁵
    assertThat(PairedDifferences.constantPairsToDecide(0.02, 0.01, 0.05, Resampling.NONE))
        .hasValue(6);
    assertThat(PairedDifferences.constantPairsToDecide(-0.01, 0.01, 0.05, Resampling.NONE))
        .hasValue(6);
    assertThat(PairedDifferences.constantPairsToDecide(-0.005, 0.01, 0.05, Resampling.NONE))
        .hasValue(5);
    // 0.5⁴ = 0.0625 is not below itself
    assertThat(PairedDifferences.constantPairsToDecide(0.005, 0.01, 0.0625, Resampling.NONE))
        .hasValue(5);
  }

  @Test
  void a_deviation_survives_a_mean_that_is_large_beside_it() {
    assertThat(Sample.of(1e9, 1e9 + 1, 1e9 + 2).sd()).isCloseTo(1, within(EXACT));
  }

  @Test
  void pairs_with_an_undefined_value_are_left_out() {
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
  void contenders_with_different_numbers_of_values_are_refused() {
    assertThatThrownBy(() -> PairedDifferences.of(of(1, 2), of(1)))
        .hasMessage("pairs: expected as many values of both contenders, got 2 and 1");
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
    assertThat(Power.pairsToDecide(1e-6, 1e-3, 1e-6, 0.05, Resampling.NONE)).isEmpty();
  }

  @Test
  void equal_differences_over_redrawn_rows_count_as_fewer_repeats() {
    // four repeats with a quarter as many test rows as training rows tell as much as 4/(1 + 4/4)
    // = 2 independent ones: 2 · 0.5² = 0.5 and 0.5² = 0.25
    PairedDifferences pairs =
        PairedDifferences.of(
            of(0.91, 0.81, 0.71, 0.61), of(0.9, 0.8, 0.7, 0.6), new Resampling(0.25));

    assertThat(pairs.different()).isCloseTo(0.5, within(EXACT));
    assertThat(pairs.same(0.02)).isCloseTo(0.25, within(EXACT));
  }

  @Test
  void equal_differences_over_redrawn_rows_may_never_decide() {
    // no number of them tells as much as 1/0.25 = 4 independent ones, and 0.5⁴ > 0.05; with a
    // tenth as many test rows 6 are as 6/(1 − 6/10) = 15
    assertThat(PairedDifferences.constantPairsToDecide(0.02, 0.01, 0.05, new Resampling(0.25)))
        .isEmpty();
    assertThat(PairedDifferences.constantPairsToDecide(0.02, 0.01, 0.05, new Resampling(0.1)))
        .hasValue(15);
    assertThat(Power.never(0.02, 0, 0.01, 0.05, new Resampling(0.25))).isTrue();
    assertThat(Power.never(0.02, 0, 0.01, 0.05, new Resampling(0.1))).isFalse();
  }

  @Test
  void a_share_of_test_rows_that_is_no_number_is_refused() {
    assertThatThrownBy(() -> new Resampling(Double.NaN))
        .hasMessage("test rows per training row: expected a number of at least 0, got NaN");
  }

  private static double[] of(double... values) {
    return values;
  }
}
