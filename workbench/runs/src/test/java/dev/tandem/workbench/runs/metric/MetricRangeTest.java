package dev.tandem.workbench.runs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import org.junit.jupiter.api.Test;

class MetricRangeTest {
  @Test
  void shares_are_cut_to_0_and_1_and_what_is_counted_or_measured_to_0() {
    assertThat(MetricRange.of("test.accuracy").cut(1.02)).isOne();
    assertThat(MetricRange.of("test.atHalf.f1").cut(-4.5)).isZero();
    assertThat(MetricRange.of("trainingSeconds").cut(-0.3)).isZero();
    assertThat(MetricRange.of("trainingSeconds").cut(70)).isEqualTo(70);
    assertThat(MetricRange.of("test.r2").cut(-3)).isEqualTo(-3);
    assertThat(MetricRange.of("test.r2").cut(1.5)).isOne();
  }

  @Test
  void zero_has_no_sign_and_what_is_undefined_stays_so() {
    assertThat(String.valueOf(MetricRange.of("peakBytes").cut(-0.0))).isEqualTo("0.0");
    assertThat(MetricRange.of("f1").cut(Double.NaN)).isNaN();
  }

  @Test
  void a_difference_of_shares_is_one_at_most() {
    assertThat(MetricRange.of("f1").cutDifference(5.3)).isOne();
    assertThat(MetricRange.of("f1").cutDifference(-4.5)).isEqualTo(-1);
    assertThat(MetricRange.of("loss").cutDifference(-4.5)).isEqualTo(-4.5);
  }

  @Test
  void an_interval_beyond_its_range_is_known() {
    MetricRange recall = MetricRange.of("test.recall");
    assertThat(recall.cuts(new SummaryEntry(0.9, 0.2, 0.4, 1.4, 3))).isTrue();
    assertThat(recall.cuts(new SummaryEntry(0.9, 0.02, 0.85, 0.95, 3))).isFalse();
  }
}
