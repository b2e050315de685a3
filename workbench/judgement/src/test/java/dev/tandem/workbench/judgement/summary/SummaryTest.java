package dev.tandem.workbench.judgement.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void mean_deviation_and_interval_are_students() {
    SummaryEntry summary = Summary.of(1, 2, 3);

    // sd = √((1 + 0 + 1)/2) = 1; t of 0.975 with 2 degrees of freedom is 4.302653
    assertThat(summary.mean()).isEqualTo(2);
    assertThat(summary.sd()).isEqualTo(1);
    assertThat(summary.low()).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(summary.high()).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(summary.n()).isEqualTo(3);
  }

  @Test
  void one_value_has_a_mean_and_no_spread() {
    SummaryEntry summary = Summary.of(0.5);

    assertThat(summary.mean()).isEqualTo(0.5);
    assertThat(summary.sd()).isNaN();
    assertThat(summary.low()).isNaN();
    assertThat(summary.high()).isNaN();
  }

  @Test
  void nothing_has_nothing() {
    assertThat(Summary.of().mean()).isNaN();
    assertThat(Summary.of().n()).isZero();
  }
}
