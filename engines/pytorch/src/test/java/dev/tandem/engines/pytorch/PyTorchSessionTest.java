package dev.tandem.engines.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.engine.Trace;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.ShapeException;
import dev.tandem.tensor.Tensor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyTorchSessionTest {
  private final PyTorchEngine engine = new PyTorchEngine();
  private final Tiny tiny = TinyExperiments.deep();

  private Session open(Tiny some, int threads) {
    SessionState initial = Initializer.initialState(some.experiment().network(), 7);
    Execution execution = new Execution(threads, Precision.FLOAT64);
    return engine.open(some.experiment(), execution, initial, some.training());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void torch_uses_as_many_threads_as_were_asked_for(int threads) throws InterruptedException {
    try (Session session = open(tiny, threads)) {
      assertThat(session.threads()).isEqualTo(threads);
      AtomicInteger elsewhere = new AtomicInteger();
      Thread other = new Thread(() -> elsewhere.set(session.threads()));
      other.start();
      other.join();
      assertThat(elsewhere).hasValue(threads);
    }
  }

  @Test
  void two_sessions_in_one_process_keep_their_own_threads() {
    try (Session one = open(tiny, 1);
        Session two = open(tiny, 2)) {
      one.step(tiny.batch(1, 6, 0.1));
      assertThat(one.threads()).isEqualTo(1);
      two.step(tiny.batch(1, 6, 0.1));
      assertThat(two.threads()).isEqualTo(2);
    }
  }

  @Test
  void adam_gets_each_beta_in_its_own_place() {
    // After one step m = (1 - beta1)·g = 0.2·g and v = (1 - beta2)·g² = 0.01·g².
    Tiny adam = tiny.with(new OptimizerSpec.Adam(0.01, 0.8, 0.99, 1e-8));
    Batch batch = adam.batch(1, 6, 0.01);
    try (Session session = open(adam, 1)) {
      Tensor g = session.trace(batch).gradients().get("0.weight");
      session.step(batch);
      OptimizerState state = session.state().optimizer();
      for (int i = 0; i < g.size(); i++) {
        assertThat(state.slots().get("exp_avg").get("0.weight").get(i))
            .isCloseTo(0.2 * g.get(i), within(1e-15));
        assertThat(state.slots().get("exp_avg_sq").get("0.weight").get(i))
            .isCloseTo(0.01 * g.get(i) * g.get(i), within(1e-15));
      }
    }
  }

  @Test
  void a_state_that_remembers_steps_but_no_moments_goes_on_from_zeros() {
    // Step 10 of Adam with m = v = 0 before: m̂ = 0.1·g / (1 - 0.9¹⁰), v̂ = 0.001·g² / (1 -
    // 0.999¹⁰).
    Tiny adam = tiny.with(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8));
    Batch batch = adam.batch(10, 6, 0.01);
    try (Session session = open(adam, 1)) {
      SessionState s = session.state();
      session.restore(new SessionState(s.parameters(), s.buffers(), s.optimizer(), 9));
      Trace trace = session.trace(batch);
      double g = trace.gradients().get("0.weight").get(0);
      double m = 0.1 * g / (1 - Math.pow(0.9, 10));
      double v = 0.001 * g * g / (1 - Math.pow(0.999, 10));
      assertThat(trace.updates().get("0.weight").get(0))
          .isCloseTo(-0.01 * m / (Math.sqrt(v) + 1e-8), within(1e-12));
    }
  }

  @Test
  void layers_before_the_first_dense_one_are_traced_too() {
    NetworkSpec network =
        NetworkSpec.of(
            5,
            new InitializationSpec.He(),
            new LayerSpec.Activation(new ActivationSpec.Identity()),
            new LayerSpec.Dropout(0.5),
            new LayerSpec.Dense(3));
    Tiny early = new Tiny(tiny.experiment().with(network), tiny.training());
    try (Session session = open(early, 1)) {
      Trace trace = session.trace(early.batch(1, 6, 0.1));
      assertThat(trace.layers()).hasSize(3);
      assertThat(trace.layers().get(0).outputGradient().values()).contains(0.0); // dropped ones
      assertThat(trace.layers().get(1).outputGradient().values()).doesNotContain(0.0);
    }
  }

  @Test
  void a_loss_that_is_no_number_is_passed_on() {
    try (Session session = open(tiny, 1)) {
      session.step(tiny.batch(1, 6, Double.POSITIVE_INFINITY));
      assertThat(session.step(tiny.batch(2, 6, 0.1)).lossSum()).isNaN();
    }
  }

  @Test
  void weights_that_wait_for_the_training_rows_are_refused() {
    assertThatThrownBy(
            () ->
                open(
                    tiny.with(
                        new LossSpec.SoftmaxCrossEntropy(
                            LossSpec.Reduction.MEAN, 0, new ClassWeights.Balanced())),
                    1))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "loss.classWeights: expected a weight fitted to the training rows, got balanced");
    assertThatThrownBy(
            () ->
                open(
                    TinyExperiments.oneLogit()
                        .with(
                            new LossSpec.BinaryCrossEntropy(
                                LossSpec.Reduction.MEAN, LossSpec.PositiveWeight.BALANCED)),
                    1))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "loss.positiveWeight: expected a weight fitted to the training rows, got balanced");
  }

  @Test
  void a_batch_of_one_row_is_refused_under_batch_normalization_in_one_line() {
    Tiny normalized = TinyExperiments.normalized(LayerSpec.BatchNorm.DEFAULT);
    try (Session session = open(normalized, 1)) {
      assertThatThrownBy(() -> session.trace(normalized.batch(1, 1, 0.1)))
          .isInstanceOf(SpecException.class)
          .hasMessage(
              "training.batchSize: expected at least 2 rows, which batch normalization needs in"
                  + " each batch, got 1");
    }
  }

  @Test
  void a_state_that_does_not_fit_is_refused_and_leaves_the_session_as_it_was() {
    SessionState other = new SessionState(Parameters.NONE, Parameters.NONE, OptimizerState.NONE, 0);
    try (Session session = open(tiny, 1)) {
      SessionState before = session.state();
      assertThatThrownBy(() -> session.restore(other)).isInstanceOf(ShapeException.class);
      assertThat(session.state()).isEqualTo(before);
      session.step(tiny.batch(1, 6, 0.1));
    }
  }

  @Test
  void what_torch_complains_of_comes_as_one_line() {
    // Parameters of another network: torch finds out when it multiplies.
    SessionState other =
        Initializer.initialState(TinyExperiments.oneDenseLayer().experiment().network(), 1);
    Tiny narrow =
        new Tiny(TinyExperiments.oneDenseLayer().experiment(), TinyExperiments.deep().training());
    Execution execution = new Execution(1, Precision.FLOAT32);
    try (Session session = engine.open(narrow.experiment(), execution, other, narrow.training())) {
      assertThatThrownBy(() -> session.step(narrow.batch(1, 6, 0.1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("pytorch: mat1 and mat2 shapes cannot be multiplied (6x5 and 3x2)");
    }
  }
}
