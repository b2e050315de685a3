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
    for (; seconds < 60; seconds++) {
      assertThat(watch.stalled()).isFalse();
    }
    used = Duration.ofMillis(600); // signs of life
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
    for (; seconds < 59; seconds++) {
      assertThat(watch.stalled()).isFalse();
    }
    watch.progressed();
    for (seconds = 61; seconds < 121; seconds++) { // it counts from the first look
      assertThat(watch.stalled()).isFalse();
    }
    assertThat(watch.stalled()).isTrue();
  }

  @Test
  void a_watch_that_was_stopped_itself_begins_the_minute_anew() {
    for (; seconds < 30; seconds++) {
      assertThat(watch.stalled()).isFalse();
    }
    for (seconds = 3600; seconds < 3660; seconds++) { // Ctrl-Z, which stops the child too, and fg
      assertThat(watch.stalled()).isFalse();
    }
    assertThat(watch.stalled()).isTrue();
  }
}
