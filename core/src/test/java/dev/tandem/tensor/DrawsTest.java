package dev.tandem.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.tensor.CounterRandom.Purpose;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private final CounterRandom random = CounterRandom.of(42, Purpose.GENERATOR, 7);
  private final Draws draws = new Draws(random);

  @Test
  void draws_are_the_values_of_the_stream_one_after_the_other() {
    assertThat(draws.uniform(2, 5)).isEqualTo(2 + 3 * random.uniform(0));
    assertThat(draws.below(10)).isEqualTo(random.below(1, 10));
    assertThat(draws.chance(0.5)).isEqualTo(random.uniform(2) < 0.5);
  }

  @Test
  void a_normal_takes_the_next_two_uniforms_that_begin_at_an_even_place() {
    draws.uniform(0, 1); // at 0; the normal skips 1 and takes 2 and 3

    assertThat(draws.normal(0.5)).isEqualTo(0.5 * random.normal(1));
    assertThat(draws.uniform(0, 1)).isEqualTo(random.uniform(4));
  }
}
