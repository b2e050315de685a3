package dev.tandem.workbench.contender.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.observed.Phase;
import dev.tandem.workbench.observed.PhaseSeconds;
import org.junit.jupiter.api.Test;

class PhaseClockTest {
  private final PhaseClock clock = new PhaseClock(Phase.START_UP, System.nanoTime());

  @Test
  void phases_sum_to_the_whole_to_the_nanosecond() throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      for (Phase phase : Phase.values()) {
        clock.enter(phase);
        clock.move(Phase.EVALUATION, round % 7);
      }
    }
    clock.enter(Phase.OTHER);
    Thread.sleep(2);
    PhaseSeconds read = clock.read();

    assertThat(nanos(read.total()) + nanos(read.waiting())).isEqualTo(clock.elapsed());
    assertThat(read.other()).isGreaterThanOrEqualTo(0.002);
    assertThat(read.evaluation()).isGreaterThan(0);
  }

  @Test
  void time_that_is_moved_is_taken_from_the_phase_that_it_was_spent_in() throws Exception {
    clock.enter(Phase.OTHER);
    Thread.sleep(3);
    clock.move(Phase.FIRST_EPOCH, 2_000_000);
    PhaseSeconds read = clock.read();

    assertThat(read.firstEpoch()).isEqualTo(0.002);
    assertThat(read.other()).isGreaterThanOrEqualTo(0.001);
    assertThat(nanos(read.total())).isEqualTo(clock.elapsed());
  }

  @Test
  void more_than_was_spent_cannot_be_moved() {
    clock.enter(Phase.OTHER);

    assertThatThrownBy(() -> clock.move(Phase.EVALUATION, 60_000_000_000L))
        .hasMessageMatching("PhaseClock: expected 0 to \\d+ ns of OTHER, got 60000000000");
  }

  @Test
  void seconds_are_summed_in_nanoseconds() {
    assertThat(0.1 + 0.2).isNotEqualTo(0.3);
    assertThat(new PhaseSeconds(0.1, 0.2, 0, 0, 0, 0, 0, 9).total()).isEqualTo(0.3);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
