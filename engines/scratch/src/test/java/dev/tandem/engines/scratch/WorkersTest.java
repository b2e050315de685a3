package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9})
  void every_part_is_done_once_however_many_threads(int threads) throws InterruptedException {
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < 2000; round++) {
        int parts = round % 13;
        AtomicIntegerArray done = new AtomicIntegerArray(13);
        workers.run(done::incrementAndGet, parts);
        for (int part = 0; part < 13; part++) {
          assertThat(done.get(part)).isEqualTo(part < parts ? 1 : 0);
        }
        if (round % 500 == 0) {
          Thread.sleep(2); // long enough for helpers to park
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_part_that_fails_fails_the_task_and_the_next_task_runs(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      part -> {
                        if (part == 5) {
                          throw new IllegalArgumentException("five");
                        }
                      },
                      8))
          .hasMessageContaining("five");
      AtomicIntegerArray done = new AtomicIntegerArray(4);
      workers.run(done::incrementAndGet, 4);
      assertThat(done.toString()).isEqualTo("[1, 1, 1, 1]");
    }
  }
}
