package dev.tandem.workbench.contender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallWatchTest {
  private long seconds;
  private Duration used = Duration.ZERO;
  private final StallWatch watch = new StallWatch(() -> used, () -> seconds * 1_000_000_000L);

  @Test
  void a_minute_without_a_step_and_without_processor_time_is_a_stall() {
    assertThat(watch.stalled()).isFalse();
    seconds = 59;
    assertThat(watch.stalled()).isFalse();
    used = Duration.ofMillis(600); // signs of life
    seconds = 60;
    assertThat(watch.stalled()).isTrue();
  }

  @Test
  void a_slow_step_that_uses_the_processor_is_none() {
    for (seconds = 0; seconds < 600; seconds++) {
      used = Duration.ofSeconds(seconds / 10); // a tenth of a core
      assertThat(watch.stalled()).isFalse();
    }
  }

  @Test
  void a_step_begins_the_minute_anew() {
    assertThat(watch.stalled()).isFalse();
    seconds = 59;
    watch.progressed();
    seconds = 61;
    assertThat(watch.stalled()).isFalse();
    seconds = 120;
    assertThat(watch.stalled()).isFalse();
    seconds = 121;
    assertThat(watch.stalled()).isTrue();
  }
}
