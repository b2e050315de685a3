package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.AttributionFile.EffectEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributionSentenceTest {
  private static EffectEntry effect(String factor, double mean, double low, double high) {
    return new EffectEntry(factor, List.of(), "", "", mean, low, high, List.of());
  }

  private static String sentence(
      String metric, List<Long> seeds, EffectEntry gap, EffectEntry... effects) {
    return AttributionSentence.of(
        new AttributionFile(
            AttributionFile.SCHEMA,
            "trial",
            "a",
            "b",
            metric,
            AttributionFile.SHAPLEY,
            seeds,
            100,
            0,
            gap,
            List.of(effects),
            List.of(),
            List.of(),
            ""));
  }

  @Test
  void accuracy_is_shared_out_in_points() {
    assertThat(
            sentence(
                "accuracy",
                List.of(1L, 2L, 3L),
                effect("gap", 0.031, 0.027, 0.035),
                effect("momentum", 0.0301, 0.026, 0.034),
                effect("the engine", 0.0001, -0.002, 0.002)))
        .isEqualTo(
            "b's test accuracy is 3.1 points above a's; momentum explains 3.0 of it (2.6 to 3.4),"
                + " the engine 0.0 (-0.2 to 0.2). The gap is unlikely to be luck of the seed: its"
                + " 95 % interval (2.7 to 3.5) excludes 0.");
  }

  @Test
  void a_gap_below_zero_is_turned_so_that_what_explains_it_is_above() {
    assertThat(
            sentence(
                "loss",
                List.of(1L, 2L),
                effect("gap", -0.25, -0.3, -0.2),
                effect("dropout", -0.25, -0.3, -0.2)))
        .isEqualTo(
            "b's test loss is 0.250 below a's; dropout explains 0.250 of it (0.200 to 0.300). The"
                + " gap is unlikely to be luck of the seed: its 95 % interval (0.200 to 0.300)"
                + " excludes 0.");
  }

  @Test
  void a_gap_that_may_be_luck_is_said_to_be() {
    assertThat(
            sentence(
                "accuracy",
                List.of(1L, 2L, 3L),
                effect("gap", 0.002, -0.004, 0.008),
                effect("momentum", 0.002, -0.004, 0.008)))
        .endsWith(
            "The gap may be luck of the seed: its 95 % interval (-0.40 to 0.80)" + " includes 0.");
  }

  @Test
  void equal_contenders_have_no_gap_to_explain() {
    assertThat(
            sentence("f1", List.of(1L, 2L), effect("gap", 0, 0, 0), effect("the engine", 0, 0, 0)))
        .isEqualTo("a and b have the same test F1: there is no gap to explain.");
  }

  @Test
  void no_number_is_told_where_fewer_than_two_repeats_are_whole() {
    double nan = Double.NaN;
    assertThat(sentence("f1", List.of(1L), effect("gap", nan, nan, nan)))
        .doesNotContain("NaN")
        .contains("fewer than two repeats");
  }
}
