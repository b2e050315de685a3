package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotStyleTest {
  @Test
  void a_share_has_its_zero_in_front_of_the_point() {
    assertThat(PlotStyle.tick(0)).isEqualTo("0");
    assertThat(PlotStyle.tick(0.05)).isEqualTo("0.05");
    assertThat(PlotStyle.tick(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(PlotStyle.tick(-0.001)).isEqualTo("-0.001");
  }

  @Test
  void large_numbers_are_grouped_and_those_beyond_have_an_exponent() {
    assertThat(PlotStyle.tick(20_000)).isEqualTo("20,000");
    assertThat(PlotStyle.tick(2e-5)).isEqualTo("2E-5");
    assertThat(PlotStyle.tick(3e8)).isEqualTo("3E8");
  }
}
