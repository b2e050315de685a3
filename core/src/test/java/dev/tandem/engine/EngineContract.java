package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Dataset;
import dev.tandem.data.Preprocessing;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.model.Model;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every engine must do, asked of each in each of its precisions by a test class of its own.
 * This file has what holds for any network; the classes above it ask part by part.
 */
public abstract class EngineContract extends OptimizerContract {
  protected EngineContract(Engine engine, Precision precision) {
    super(engine, precision);
  }

  @Test
  void it_is_ready_and_offers_the_precision() {
    assertThat(engine().availability()).isInstanceOf(Availability.Ready.class);
    assertThat(engine().precisions()).contains(precision());
  }

  @Test
  void it_is_found_by_its_reference_and_is_itself_without_settings() {
    assertThat(Engines.find(EngineReference.of(engine().name())).orElseThrow())
        .hasSameClassAs(engine());
    Engine engine = engine();
    assertThat(engine.with(Map.of())).isSameAs(engine);
  }

  @Test
  void settings_that_it_does_not_take_are_refused_by_name() {
    Engine engine = engine();
    assertThatThrownBy(() -> engine.with(Map.of("no such setting", 1)))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("engine " + engine.name() + ": expected ")
        .hasMessageContaining("no such setting");
  }

  @Test
  void a_session_has_the_abilities_that_the_engine_promises() {
    try (Session session = open(TinyExperiments.deep())) {
      assertThat(session.abilities()).isEqualTo(abilities());
    }
  }

  @Test
  void logits_are_the_weighted_sums_of_a_dense_layer() {
    // logit 0: 1·1 + 2·0 + 3·(-1) + 0.5 = -1.5     logit 1: 1·2 + 2·1 + 3·0.5 - 0.25 = 5.25
    Tiny tiny = TinyExperiments.oneDenseLayer();
    try (Session session = open(tiny, TinyExperiments.knownWeights())) {
      Matrix logits = session.predict(tiny.training().features());
      assertThat(logits.row(0)).containsExactly(new double[] {-1.5, 5.25}, within(tolerance()));
    }
  }

  @Test
  void a_step_of_plain_descent_subtracts_rate_times_gradient() {
    // One row x = (1, 2, 3) of class 0, logits (-1.5, 5.25): p1 = 1 / (1 + exp(-6.75)), p0 - 1 =
    // -p1.
    // dW0 = -p1·x, dW1 = p1·x, db = (-p1, p1); the loss is log(1 + exp(6.75)).
    Tiny tiny = TinyExperiments.oneDenseLayer();
    double p1 = 1 / (1 + Math.exp(-6.75));
    try (Session session = open(tiny, TinyExperiments.knownWeights())) {
      StepResult result = session.step(new Batch(1, 1, 0, new int[] {0}, 0.1));
      assertThat(result.lossSum()).isCloseTo(Math.log1p(Math.exp(6.75)), within(4 * tolerance()));
      assertThat(result.lossWeight()).isEqualTo(1);
      assertThat(result.correct()).hasValue(0);
      Parameters after = session.state().parameters();
      assertThat(after.get("0.weight").toDoubles())
          .containsExactly(
              new double[] {
                1 + 0.1 * p1, 0.2 * p1, -1 + 0.3 * p1, 2 - 0.1 * p1, 1 - 0.2 * p1, 0.5 - 0.3 * p1
              },
              within(tolerance()));
      assertThat(after.get("0.bias").toDoubles())
          .containsExactly(new double[] {0.5 + 0.1 * p1, -0.25 - 0.1 * p1}, within(tolerance()));
    }
  }

  @Test
  void momentum_adds_to_the_velocity_and_the_rate_stays_outside_it() {
    // Two steps with the rate 0 leave w alone but fill v: v = g, then v = 0.9·g + g = 1.9·g;
    // the third, at rate 1, subtracts 0.9·1.9·g + g = 2.71·g.
    Tiny tiny = TinyExperiments.oneDenseLayer().with(new Sgd(0.1, 0.9));
    double p1 = 1 / (1 + Math.exp(-6.75));
    try (Session session = open(tiny, TinyExperiments.knownWeights())) {
      session.step(new Batch(1, 1, 0, new int[] {0}, 0));
      session.step(new Batch(2, 1, 1, new int[] {0}, 0));
      session.step(new Batch(3, 1, 2, new int[] {0}, 1));
      assertThat(session.state().parameters().get("0.bias").toDoubles())
          .containsExactly(
              new double[] {0.5 + 2.71 * p1, -0.25 - 2.71 * p1}, within(4 * tolerance()));
    }
  }

  @Test
  void the_first_step_of_adam_is_the_rate_against_the_sign_of_the_gradient() {
    // m̂ = g and v̂ = g², so the step is η·g / (|g| + ε).
    Tiny tiny = TinyExperiments.oneDenseLayer().with(new Adam(0.01, 0.9, 0.999, 1e-8));
    double p1 = 1 / (1 + Math.exp(-6.75));
    try (Session session = open(tiny, TinyExperiments.knownWeights())) {
      session.step(new Batch(1, 1, 0, new int[] {0}, 0.01));
      double step = 0.01 * p1 / (p1 + 1e-8);
      assertThat(session.state().parameters().get("0.bias").toDoubles())
          .containsExactly(new double[] {0.5 + step, -0.25 - step}, within(tolerance()));
    }
  }

  @Test
  void a_summed_loss_steps_as_many_times_further_as_there_are_rows() {
    Tiny mean = TinyExperiments.deep();
    Tiny sum = mean.with(new LossSpec.SoftmaxCrossEntropy(LossSpec.Reduction.SUM));
    Batch batch = mean.batch(1, 8, 0.1);
    try (Session a = open(mean);
        Session b = open(sum)) {
      Tensor mean0 = a.trace(batch).gradients().get("0.weight");
      Tensor sum0 = b.trace(batch).gradients().get("0.weight");
      for (int i = 0; i < mean0.size(); i++) {
        assertThat(sum0.get(i)).isCloseTo(8 * mean0.get(i), within(8 * tolerance()));
      }
      assertThat(b.step(batch).lossSum()).isCloseTo(a.step(batch).lossSum(), within(1e-9));
    }
  }

  @Test
  void binary_cross_entropy_of_one_logit_equals_softmax_over_that_logit_and_zero() {
    Tiny tiny = TinyExperiments.oneLogit();
    Batch batch = tiny.batch(1, 5, 0.1);
    try (Session session = open(tiny)) {
      Matrix logits = session.predict(tiny.training().features());
      double expected = 0;
      for (int row : batch.rows()) {
        double z = logits.get(row, 0);
        expected += Math.log1p(Math.exp(z)) - tiny.training().classes().labels()[row] * z;
      }
      StepResult result = session.step(batch);
      assertThat(result.lossSum()).isCloseTo(expected, within(10 * tolerance()));
      assertThat(result.rows()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void gradients_agree_with_differences_of_the_loss(ActivationSpec activation) {
    requireGradientsAreDifferences(TinyExperiments.deepWith(activation), List.of("0.weight"));
  }

  static Stream<ActivationSpec> activations() {
    return Stream.of(
        new ActivationSpec.Identity(), new ActivationSpec.Tanh(), new ActivationSpec.Sigmoid());
  }

  @Test
  void parameters_keep_names_shapes_and_precision() {
    Tiny tiny = TinyExperiments.deep();
    SessionState initial = Initializer.initialState(tiny.experiment().network(), 7);
    try (Session session = open(tiny, initial)) {
      Parameters parameters = session.state().parameters();
      assertThat(parameters).isEqualTo(initial.parameters().as(precision()));
      assertThat(parameters.get("0.weight").precision()).isEqualTo(precision());
    }
  }

  @Test
  void a_dropout_layer_applies_the_mask_of_its_batch() {
    Tiny tiny = TinyExperiments.deepWithDropout();
    Batch batch = tiny.batch(3, 6, 0.1);
    int dropout = 2;
    try (Session session = open(tiny)) {
      Trace trace = session.trace(batch);
      Matrix before = trace.layers().get(dropout - 1).output();
      Matrix after = trace.layers().get(dropout).output();
      DropoutMask mask = new DropoutMask(tiny.experiment().training().seed(), batch, dropout, 0.5);
      double[] expected =
          IntStream.range(0, before.values().length)
              .mapToDouble(i -> before.values()[i] * mask.factor(i))
              .toArray();
      assertThat(after.values()).containsExactly(expected, within(tolerance()));
      assertThat(expected).contains(0.0);
    }
  }

  @Test
  void prediction_drops_nothing_and_is_the_same_twice() {
    Tiny tiny = TinyExperiments.deepWithDropout();
    Tiny without = TinyExperiments.deepWithoutItsDropout();
    SessionState state = Initializer.initialState(tiny.experiment().network(), 7);
    try (Session a = open(tiny, state);
        Session b = open(without, TinyExperiments.renamedWithoutDropout(state))) {
      Matrix once = a.predict(tiny.training().features());
      assertThat(a.predict(tiny.training().features())).isEqualTo(once);
      assertThat(b.predict(tiny.training().features()).values())
          .containsExactly(once.values(), within(tolerance()));
    }
  }

  @Test
  void a_trace_foretells_the_step_and_changes_nothing() {
    Tiny tiny = TinyExperiments.deepWithDropout().with(new Adam(0.01, 0.9, 0.999, 1e-8));
    try (Session session = open(tiny)) {
      run(session, tiny, 1, 3);
      SessionState before = session.state();
      Batch batch = tiny.batch(4, 6, 0.01);
      Trace trace = session.trace(batch);
      assertThat(session.state()).isEqualTo(before);

      StepResult result = session.step(batch);
      assertThat(trace.loss())
          .isCloseTo(result.lossSum() / result.lossWeight(), within(4 * tolerance()));
      assertThat(trace.layers()).hasSameSizeAs(tiny.experiment().network().layers());
      assertThat(trace.gradients().names()).isEqualTo(before.parameters().names());
      Parameters after = session.state().parameters();
      for (String name : after.names()) {
        for (int i = 0; i < after.get(name).size(); i++) {
          double moved = after.get(name).get(i) - before.parameters().get(name).get(i);
          assertThat(trace.updates().get(name).get(i)).isCloseTo(moved, within(tolerance()));
        }
      }
    }
  }

  @Test
  void steps_over_a_list_equal_the_same_steps_one_by_one_bit_for_bit() {
    Tiny tiny = TinyExperiments.everyLayer().with(new Adam(0.01, 0.9, 0.999, 1e-8));
    List<Batch> batches =
        IntStream.rangeClosed(1, 5).mapToObj(step -> tiny.batch(step, 2 + step, 0.01)).toList();
    try (Session listed = open(tiny);
        Session single = open(tiny)) {
      List<StepResult> expected = batches.stream().map(single::step).toList();
      assertThat(listed.steps(batches)).isEqualTo(expected);
      assertThat(listed.steps(List.of())).isEmpty();
      assertThat(listed.state()).isEqualTo(single.state());
    }
  }

  @Test
  void the_gradient_at_the_logits_is_softmax_minus_one_hot_over_the_rows() {
    Tiny tiny = TinyExperiments.deep();
    Batch batch = tiny.batch(1, 4, 0.1);
    try (Session session = open(tiny)) {
      Trace trace = session.trace(batch);
      Trace.LayerTrace logits = trace.layers().get(trace.layers().size() - 1);
      for (int row = 0; row < 4; row++) {
        double sum = 0;
        for (double z : logits.output().row(row)) {
          sum += Math.exp(z);
        }
        int label = tiny.training().classes().labels()[batch.rows()[row]];
        for (int c = 0; c < logits.output().cols(); c++) {
          double p = Math.exp(logits.output().get(row, c)) / sum;
          assertThat(logits.outputGradient().get(row, c))
              .isCloseTo((p - (c == label ? 1 : 0)) / 4, within(tolerance()));
        }
      }
    }
  }

  @Test
  void a_smaller_last_batch_is_averaged_over_its_own_rows() {
    Tiny tiny = TinyExperiments.deep();
    try (Session session = open(tiny)) {
      session.step(tiny.batch(1, 8, 0.1));
      StepResult small = session.step(tiny.batch(2, 3, 0.1));
      assertThat(small.rows()).isEqualTo(3);
      assertThat(small.lossWeight()).isEqualTo(3);
    }
  }

  @Test
  void training_makes_the_loss_smaller() {
    Tiny tiny = TinyExperiments.deep();
    try (Session session = open(tiny)) {
      double first = session.step(tiny.batch(1, 8, 0.1)).lossSum();
      double last = first;
      for (int step = 2; step <= 60; step++) {
        last =
            session.step(new Batch(step, 1, step - 1, tiny.batch(1, 8, 0.1).rows(), 0.1)).lossSum();
      }
      assertThat(last).isLessThan(0.7 * first);
    }
  }

  @Test
  void a_predictor_gives_the_sessions_logits() {
    Tiny tiny = TinyExperiments.deepWithDropout();
    Dataset data = tiny.training();
    try (Session session = open(tiny)) {
      run(session, tiny, 1, 3);
      Model model =
          new Model(
              tiny.experiment().network(),
              tiny.experiment().loss(),
              session.state().parameters(),
              Parameters.NONE,
              new Preprocessing.AsIs(),
              List.of("a", "b", "c"),
              0.5,
              tiny.experiment().data());
      float[] features = new float[data.rows() * data.features().width()];
      data.features().gather(IntStream.range(0, data.rows()).toArray(), features);
      float[] logits = new float[data.rows() * 3];
      try (Predictor predictor = engine().predictor(model, new Execution(1, precision()))) {
        predictor.predict(features, data.rows(), logits);
      }
      Matrix expected = session.predict(data.features());
      assertThat(Matrix.of(data.rows(), 3, logits).values())
          .containsExactly(expected.values(), within(2e-6));
    }
  }

  @Test
  void close_is_final_and_may_come_twice() {
    Tiny tiny = TinyExperiments.deep();
    Session session = open(tiny);
    session.close();
    session.close();
    assertThatThrownBy(() -> session.step(tiny.batch(1, 4, 0.1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> session.predict(tiny.training().features()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(session::state).isInstanceOf(IllegalStateException.class);
    if (abilities().contains(Ability.TRACE)) {
      assertThatThrownBy(() -> session.trace(tiny.batch(1, 4, 0.1)))
          .isInstanceOf(IllegalStateException.class);
    }
    if (abilities().contains(Ability.RESTORE)) {
      assertThatThrownBy(() -> session.restore(TinyExperiments.knownWeights()))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
