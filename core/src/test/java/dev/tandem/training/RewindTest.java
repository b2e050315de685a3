package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Trace;
import dev.tandem.tensor.Parameters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RewindTest {
  private static final long SECOND = 1_000_000_000;
  private static final double[] LOSSES = {1, 1, 1, 1};

  private final ScriptedSession session = new ScriptedSession(LOSSES, LOSSES);
  private long now;
  private long tick; // how far each reading advances the clock

  RewindTest() {
    session.trace =
        Optional.of(new Trace(1, List.of(), Parameters.NONE, Parameters.NONE, Parameters.NONE));
  }

  @Test
  void the_step_before_is_traced_after_the_same_steps_from_the_copied_state() {
    Rewind rewind = rewind(1);
    step(rewind, 1);
    step(rewind, 2);
    rewind.before(batch(3));

    assertThat(rewind.stepBeforeLast()).isEqualTo(session.trace);
    assertThat(steps(session.traced)).containsExactly(2L);
    assertThat(steps(session.batches)).containsExactly(1L, 2L, 1L);
    assertThat(session.weight()).isEqualTo(1);
  }

  @Test
  void there_is_no_step_before_the_first() {
    Rewind rewind = rewind(1);
    assertThat(rewind.stepBeforeLast()).isEmpty();

    rewind.before(batch(1));
    assertThat(rewind.stepBeforeLast()).isEmpty();
    assertThat(session.traced).isEmpty();
  }

  @Test
  void the_state_of_more_than_two_million_parameters_is_not_copied() {
    Rewind large = rewind(2_000_001);
    Rewind enough = rewind(2_000_000);
    for (int i = 1; i <= 2; i++) {
      large.before(batch(i));
      enough.before(batch(i));
    }
    assertThat(large.stepBeforeLast()).isEmpty();
    assertThat(enough.stepBeforeLast()).isPresent();
  }

  @Test
  void a_state_is_copied_again_after_more_than_a_second() {
    Rewind rewind = rewind(1);
    now = 7;
    step(rewind, 1);
    now = 7 + SECOND;
    step(rewind, 2);
    now++;
    step(rewind, 3); // copies the state after two steps
    rewind.before(batch(4));
    rewind.stepBeforeLast();

    assertThat(steps(session.traced)).containsExactly(3L);
    assertThat(steps(session.batches)).containsExactly(1L, 2L, 3L); // none is repeated
    assertThat(session.weight()).isEqualTo(2);
  }

  @Test
  void straight_after_a_copy_the_older_one_is_restored() {
    Rewind rewind = rewind(1);
    step(rewind, 1);
    step(rewind, 2);
    now = SECOND + 1;
    rewind.before(batch(3));
    rewind.stepBeforeLast();

    assertThat(steps(session.traced)).containsExactly(2L);
    assertThat(steps(session.batches)).containsExactly(1L, 2L, 1L);
    assertThat(session.weight()).isEqualTo(1);
  }

  @Test
  void copies_take_at_most_a_fiftieth_of_the_time() {
    Rewind rewind = rewind(1);
    tick = SECOND / 10;
    step(rewind, 1); // copies from 0.1 s to 0.2 s, so no more for 5 s
    tick = 0;
    now = SECOND / 10 + 5 * SECOND;
    step(rewind, 2);
    now++;
    step(rewind, 3); // copies the state after two steps
    rewind.before(batch(4));
    rewind.stepBeforeLast();

    assertThat(steps(session.batches)).containsExactly(1L, 2L, 3L);
    assertThat(session.weight()).isEqualTo(2);
  }

  private Rewind rewind(long parameters) {
    return new Rewind(session, parameters, () -> now += tick);
  }

  private void step(Rewind rewind, int number) {
    rewind.before(batch(number));
    session.step(batch(number));
  }

  private static Batch batch(int step) {
    return new Batch(step, 1, step - 1, new int[] {0}, 0.1);
  }

  private static List<Long> steps(List<Batch> batches) {
    return batches.stream().map(Batch::step).toList();
  }
}
