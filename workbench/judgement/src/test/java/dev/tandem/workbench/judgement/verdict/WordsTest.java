package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void a_number_has_four_decimals_unless_it_is_tiny() {
    assertThat(Words.bare(Metric.LOSS, 0.12345)).isEqualTo("0.1235");
    assertThat(Words.bare(Metric.LOSS, 0.001)).isEqualTo("0.0010");
    assertThat(Words.bare(Metric.LOSS, -0.00012345)).isEqualTo("-0.00012");
    assertThat(Words.bare(Metric.LOSS, 0)).isEqualTo("0.0000");
  }

  @Test
  void what_is_rounded_to_0_has_no_sign() {
    assertThat(Words.difference(Metric.ACCURACY, -1e-9)).isEqualTo("0.00 points");
    assertThat(Words.difference(Metric.ACCURACY, -0.001)).isEqualTo("-0.10 points");
  }

  @Test
  void a_small_ratio_has_a_decimal_more_and_a_large_one_a_decimal_less() {
    assertThat(Words.ratio(0.1)).isEqualTo("0.10");
    assertThat(Words.ratio(0.0994)).isEqualTo("0.099");
    assertThat(Words.ratio(12.345)).isEqualTo("12.3");
  }

  @Test
  void a_p_value_has_as_many_decimals_as_it_needs() {
    assertThat(Words.p(0.012)).isEqualTo("p = 0.01");
    assertThat(Words.p(0.01)).isEqualTo("p = 0.01");
    assertThat(Words.p(0.0099)).isEqualTo("p = 0.0099");
    assertThat(Words.p(1e-4)).isEqualTo("p = 0.0001");
    assertThat(Words.p(0.99e-4)).isEqualTo("p < 0.0001");
  }

  @Test
  void a_share_in_percent_has_a_decimal_only_where_it_says_something() {
    assertThat(Words.percent(0.05)).isEqualTo("5 %");
    assertThat(Words.percent(0.125)).isEqualTo("12.5 %");
  }

  @Test
  void counts_are_grouped_and_their_nouns_agree() {
    assertThat(Words.counted(1, "row")).isEqualTo("1 row");
    assertThat(Words.counted(2_400, "row")).isEqualTo("2,400 rows");
    assertThat(Words.moreRepeats(OptionalInt.of(1)))
        .isEqualTo("About 1 more repeat would settle it.");
    assertThat(Words.moreRepeats(OptionalInt.empty()))
        .isEqualTo("More than 10,000 repeats would be needed to settle it.");
  }

  @Test
  void a_correction_is_named_where_there_are_several_tests() {
    assertThat(Words.test("sign test", 0.5, 1)).isEqualTo("sign test p = 0.50");
    assertThat(Words.test("sign test", 0.5, 2))
        .isEqualTo("sign test p = 0.50 after Holm's correction for 2 tests");
    assertThat(Words.caveats(List.of())).isEmpty();
  }
}
