package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickTextTest {
  @Test
  void a_share_has_its_zero_in_front_of_the_point() {
    assertThat(TickText.of(0)).isEqualTo("0");
    assertThat(TickText.of(0.05)).isEqualTo("0.05");
    assertThat(TickText.of(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(TickText.of(-0.001)).isEqualTo("-0.001");
  }

  @Test
  void large_numbers_are_grouped_and_those_beyond_have_an_exponent() {
    assertThat(TickText.of(20_000)).isEqualTo("20,000");
    assertThat(TickText.of(2e-5)).isEqualTo("2E-5");
    assertThat(TickText.of(3e8)).isEqualTo("3E8");
  }
}
