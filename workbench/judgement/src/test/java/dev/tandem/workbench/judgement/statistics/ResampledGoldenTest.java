package dev.tandem.workbench.judgement.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corrected resampled t-test against its formula in scipy; {@code
 * reference/statistics_golden.py} wrote the expected values. Equal to 1e-9, relative for values of
 * at least 1e-9 and absolute below.
 */
class ResampledGoldenTest {
  private static final double TOLERANCE = 1e-9;

  static List<GoldenLine> differences() {
    return GoldenLine.all("resampled");
  }

  static List<GoldenLine> equivalences() {
    return GoldenLine.all("resampled_same");
  }

  static List<GoldenLine> powersOfDifference() {
    return GoldenLine.all("resampled_power_different");
  }

  static List<GoldenLine> powersOfSameness() {
    return GoldenLine.all("resampled_power_same");
  }

  static List<GoldenLine> plans() {
    return GoldenLine.all("resampled_pairs");
  }

  static List<GoldenLine> limits() {
    return GoldenLine.all("resampled_never");
  }

  @ParameterizedTest
  @MethodSource("differences")
  void the_t_test_and_the_interval_have_the_corrected_variance(GoldenLine golden) {
    PairedDifferences pairs = pairs(golden);
    requireClose(pairs.different(), golden.result(0));
    requireClose(pairs.sample().low(), golden.result(1));
    requireClose(pairs.sample().high(), golden.result(2));
  }

  @ParameterizedTest
  @MethodSource("equivalences")
  void the_equivalence_test_has_the_same_variance(GoldenLine golden) {
    requireClose(pairs(golden).same(golden.argument("margin")[0]), golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("powersOfDifference")
  void the_power_of_the_t_test_has_the_same_variance(GoldenLine golden) {
    double[] plan = golden.argument("plan");
    Resampling resampling = new Resampling(plan[4]);
    requireClose(
        Power.different(plan[0], plan[1], (int) plan[2], plan[3], resampling), golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("powersOfSameness")
  void the_power_of_the_equivalence_test_has_the_same_variance(GoldenLine golden) {
    double[] plan = golden.argument("plan");
    Resampling resampling = new Resampling(plan[5]);
    requireClose(
        Power.same(plan[0], plan[1], plan[2], (int) plan[3], plan[4], resampling),
        golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void the_fewest_repeats_that_decide_are_found_where_there_are_any(GoldenLine golden) {
    double[] plan = golden.argument("plan");
    int expected = (int) golden.result(0);
    assertThat(Power.pairsToDecide(plan[0], plan[1], plan[2], plan[3], new Resampling(plan[4])))
        .isEqualTo(expected == 0 ? OptionalInt.empty() : OptionalInt.of(expected));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void where_no_number_of_repeats_decides_is_known(GoldenLine golden) {
    double[] plan = golden.argument("plan");
    assertThat(Power.never(plan[0], plan[1], plan[2], plan[3], new Resampling(plan[4])))
        .isEqualTo(golden.result(0) == 1);
  }

  @Test
  void no_kind_is_without_a_case() {
    assertThat(differences()).hasSizeGreaterThan(10);
    assertThat(limits()).extracting(golden -> golden.result(0)).contains(0.0, 1.0);
  }

  private static PairedDifferences pairs(GoldenLine golden) {
    return PairedDifferences.of(
        golden.argument("a"), golden.argument("b"), new Resampling(golden.argument("ratio")[0]));
  }

  private static void requireClose(double value, double expected) {
    double tolerance = Math.abs(expected) < TOLERANCE ? TOLERANCE : TOLERANCE * Math.abs(expected);
    assertThat(Math.abs(value - expected)).as(value + " for " + expected).isLessThan(tolerance);
  }
}
