package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.engine.Trace;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.ShapeException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What the engine's contract does not ask, since it is this engine's own. */
class ScratchSessionTest {
  @Test
  void a_step_allocates_its_result_and_nothing_else() {
    // A result is 40 bytes; where a caller is compiled, not even those.
    Tiny tiny = TinyExperiments.everyLayer().with(OptimizerSpec.Adam.DEFAULT);
    ScratchSession session = open(tiny, initial(tiny));
    Batch[] batches = new Batch[200];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = tiny.batch(i + 1, 6, 0.01);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long bytes = Long.MAX_VALUE;
    long end = System.nanoTime() + 30_000_000_000L; // for a busy machine's compiler
    while (bytes > 40 * batches.length && System.nanoTime() < end) {
      long before = threads.getThreadAllocatedBytes(thread); // vectors are boxed until compiled
      stepOn(session, batches);
      bytes = threads.getThreadAllocatedBytes(thread) - before;
    }
    assertThat(bytes / batches.length).isLessThanOrEqualTo(40);
  }

  private static void stepOn(ScratchSession session, Batch[] batches) {
    for (Batch batch : batches) {
      session.step(batch);
    }
  }

  @Test
  void a_state_of_another_shape_is_refused_and_leaves_the_session_as_it_was() {
    Tiny tiny = TinyExperiments.deep();
    ScratchSession session = open(tiny, initial(tiny));
    SessionState before = session.state();
    SessionState other = initial(TinyExperiments.deepWithoutItsDropout());
    assertThatThrownBy(() -> session.restore(other))
        .isInstanceOf(ShapeException.class)
        .hasMessage("0.weight: expected [7, 5], got [9, 5]");
    assertThat(session.state()).isEqualTo(before);
  }

  @Test
  void a_velocity_that_no_state_carries_starts_undampened_as_in_torch() {
    Tiny tiny = TinyExperiments.deep().with(new Sgd(0.1, 0.9, 0.5, 0, false));
    SessionState start = initial(tiny);
    SessionState later =
        new SessionState(start.parameters(), start.buffers(), OptimizerState.NONE, 5);
    Batch batch = tiny.batch(6, 6, 0.1);
    assertThat(open(tiny, later).trace(batch).updates())
        .isEqualTo(open(tiny, start).trace(batch).updates());
  }

  @Test
  void an_accumulator_that_no_state_carries_starts_at_its_initial_value() {
    // w moves by η·g / (√(4 + g²) + ε) against the gradient.
    Tiny tiny = TinyExperiments.deep().with(new Adagrad(0.1, 0, 0, 4, 1e-10));
    Trace trace = open(tiny, initial(tiny)).trace(tiny.batch(1, 6, 0.1));
    double g = trace.gradients().get("0.bias").get(2);
    assertThat(trace.updates().get("0.bias").get(2))
        .isCloseTo(-0.1 * g / Math.sqrt(4 + g * g), within(1e-8));
  }

  private static ScratchSession open(Tiny tiny, SessionState state) {
    return new ScratchSession(
        Kernel.best(),
        tiny.experiment(),
        new Execution(1, Precision.FLOAT32),
        state,
        tiny.training());
  }

  private static SessionState initial(Tiny tiny) {
    return Initializer.initialState(tiny.experiment().network(), 7);
  }
}
