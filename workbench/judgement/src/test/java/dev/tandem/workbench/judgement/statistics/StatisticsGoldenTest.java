package dev.tandem.workbench.judgement.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against scipy and statsmodels; {@code reference/statistics_golden.py} wrote the expected values.
 * Equal to 1e-9, relative for values of at least 1e-9 and absolute below.
 */
class StatisticsGoldenTest {
  private static final double TOLERANCE = 1e-9;

  static List<GoldenLine> means() {
    return GoldenLine.all("mean");
  }

  static List<GoldenLine> differences() {
    return GoldenLine.all("different");
  }

  static List<GoldenLine> equivalences() {
    return GoldenLine.all("same");
  }

  static List<GoldenLine> corrections() {
    return GoldenLine.all("holm");
  }

  static List<GoldenLine> modelPairs() {
    return GoldenLine.all("mcnemar");
  }

  static List<GoldenLine> shares() {
    return GoldenLine.all("share");
  }

  static List<GoldenLine> powersOfDifference() {
    return GoldenLine.all("power_different");
  }

  static List<GoldenLine> powersOfSameness() {
    return GoldenLine.all("power_same");
  }

  static List<GoldenLine> plans() {
    return GoldenLine.all("pairs");
  }

  static List<GoldenLine> bootstraps() {
    return GoldenLine.all("bootstrap");
  }

  @ParameterizedTest
  @MethodSource("means")
  void mean_deviation_and_interval_are_those_of_statsmodels(GoldenLine golden) {
    Sample sample = Sample.of(golden.argument("values"));
    requireClose(sample.mean(), golden.result(0));
    requireClose(sample.sd(), golden.result(1));
    requireClose(sample.low(), golden.result(2));
    requireClose(sample.high(), golden.result(3));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void the_paired_t_test_is_scipys(GoldenLine golden) {
    requireClose(pairs(golden).different(), golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("equivalences")
  void the_two_one_sided_tests_are_those_of_statsmodels(GoldenLine golden) {
    requireClose(pairs(golden).same(golden.argument("margin")[0]), golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("corrections")
  void holms_correction_is_that_of_statsmodels(GoldenLine golden) {
    double[] adjusted = Holm.adjust(golden.argument("p"));
    double[] expected = golden.results().get(0);
    assertThat(adjusted).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      requireClose(adjusted[i], expected[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("modelPairs")
  void mcnemars_exact_test_is_that_of_statsmodels(GoldenLine golden) {
    double[] counts = golden.argument("counts");
    requireClose(Shares.mcNemar((int) counts[0], (int) counts[1]), golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("shares")
  void the_interval_of_a_share_is_clopper_and_pearsons(GoldenLine golden) {
    double[] counts = golden.argument("counts");
    Shares.Interval interval = Shares.interval((int) counts[0], (int) counts[1]);
    requireClose(interval.low(), golden.result(0));
    requireClose(interval.high(), golden.result(1));
  }

  @ParameterizedTest
  @MethodSource("powersOfDifference")
  void the_power_of_the_t_test_is_that_of_statsmodels(GoldenLine golden) {
    double[] plan = golden.argument("plan");
    requireClose(
        Power.different(plan[0], plan[1], (int) plan[2], plan[3], Resampling.NONE),
        golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("powersOfSameness")
  void the_power_of_the_equivalence_test_is_that_of_quadrature(GoldenLine golden) {
    double[] plan = golden.argument("plan");
    double power = Power.same(plan[0], plan[1], plan[2], (int) plan[3], plan[4], Resampling.NONE);
    requireClose(power, golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void the_fewest_pairs_that_decide_are_found(GoldenLine golden) {
    double[] plan = golden.argument("plan");
    assertThat(Power.pairsToDecide(plan[0], plan[1], plan[2], plan[3], Resampling.NONE))
        .hasValue((int) golden.result(0));
  }

  @ParameterizedTest
  @MethodSource("bootstraps")
  void the_bootstrap_interval_is_numpys_of_the_same_draws(GoldenLine golden) {
    double[] differences = golden.argument("differences");
    double[] plan = golden.argument("plan");
    Shares.Interval interval =
        new PairedBootstrap(differences.length, (int) plan[0], (long) plan[1])
            .interval(counts -> mean(differences, counts));
    requireClose(interval.low(), golden.result(0));
    requireClose(interval.high(), golden.result(1));
  }

  @Test
  void no_kind_is_without_a_case() {
    assertThat(GoldenLine.all("mean")).hasSizeGreaterThan(10);
    assertThat(GoldenLine.all("power_same")).hasSizeGreaterThan(30);
  }

  private static double mean(double[] values, int[] counts) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i] * values[i];
    }
    return sum / Arrays.stream(counts).sum();
  }

  private static PairedDifferences pairs(GoldenLine golden) {
    return PairedDifferences.of(golden.argument("a"), golden.argument("b"));
  }

  private static void requireClose(double value, double expected) {
    double tolerance = Math.abs(expected) < TOLERANCE ? TOLERANCE : TOLERANCE * Math.abs(expected);
    assertThat(Math.abs(value - expected)).as(value + " for " + expected).isLessThan(tolerance);
  }
}
