package dev.tandem.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MILLISECOND = 1_000_000;

  @Test
  void as_many_steps_are_handed_over_as_take_a_quarter_of_a_second() {
    Pace pace = new Pace(256);
    assertThat(pace.steps()).isEqualTo(1);
    pace.took(1, MILLISECOND); // 250 would fit, but it grows by four at most
    assertThat(pace.steps()).isEqualTo(4);
    pace.took(4, 4 * MILLISECOND);
    pace.took(16, 16 * MILLISECOND);
    assertThat(pace.steps()).isEqualTo(64);
    pace.took(64, 64 * MILLISECOND);
    assertThat(pace.steps()).isEqualTo(250);
    pace.took(250, 31_250 * MILLISECOND);
    assertThat(pace.steps()).isEqualTo(2);
    pace.took(2, 10_000 * MILLISECOND);
    assertThat(pace.steps()).isEqualTo(1);
  }

  @Test
  void a_file_of_steps_stays_below_16_megabytes() {
    Pace pace = new Pace(4 << 20);
    pace.took(4, 1);
    assertThat(pace.steps()).isEqualTo(4);
    Pace huge = new Pace(1L << 40);
    huge.took(1, 1);
    assertThat(huge.steps()).isEqualTo(1);
  }
}
