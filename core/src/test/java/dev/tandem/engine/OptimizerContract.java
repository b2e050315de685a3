package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine's optimizers and regularization must do. */
abstract class OptimizerContract extends LossContract {
  /** The gradient at the second bias of {@link TinyExperiments#oneDenseLayer}; at the first, -G. */
  private static final double G = 1 / (1 + Math.exp(-6.75));

  OptimizerContract(Engine engine, Precision precision) {
    super(engine, precision);
  }

  static Stream<OptimizerVariant> variants() {
    return OptimizerVariant.all();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void ten_steps_a_state_and_ten_more_equal_twenty(OptimizerVariant variant) {
    Tiny tiny = TinyExperiments.everyLayer().with(variant.optimizer());
    SessionState halfway;
    SessionState resumed;
    SessionState straight;
    try (Session session = open(tiny)) {
      run(session, tiny, 1, 10);
      halfway = session.state();
      run(session, tiny, 11, 20);
      straight = session.state();
    }
    try (Session session = open(tiny, halfway)) {
      assertThat(session.state()).isEqualTo(halfway);
      run(session, tiny, 11, 20);
      resumed = session.state();
    }
    assertThat(resumed).isEqualTo(straight);
    assertThat(straight.step()).isEqualTo(20);
    assertThat(straight.parameters()).isNotEqualTo(halfway.parameters());
    assertThat(straight.buffers()).isNotEqualTo(halfway.buffers());
    assertThat(straight.buffers().get("1.num_batches_tracked").get(0)).isEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void restore_goes_back_in_the_same_session(OptimizerVariant variant) {
    Tiny tiny = TinyExperiments.everyLayer().with(variant.optimizer());
    try (Session session = open(tiny)) {
      SessionState fresh = session.state();
      run(session, tiny, 1, 5);
      SessionState first = session.state();
      session.restore(fresh);
      assertThat(session.state()).isEqualTo(fresh);
      run(session, tiny, 1, 5);
      assertThat(session.state()).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void optimizer_state_bears_torchs_names_from_the_first_step_on(OptimizerVariant variant) {
    Tiny tiny = TinyExperiments.everyLayer().with(variant.optimizer());
    try (Session session = open(tiny)) {
      assertThat(session.state().optimizer().slots()).isEmpty();
      run(session, tiny, 1, 1);
      SessionState state = session.state();
      assertThat(state.optimizer().slots().keySet())
          .containsExactlyInAnyOrderElementsOf(variant.slots());
      for (Parameters slot : state.optimizer().slots().values()) {
        assertThat(slot.names()).isEqualTo(state.parameters().names());
      }
    }
  }

  /** Each with how far its first step at the rate 0.01 goes down the second bias, -0.25. */
  static Stream<Arguments> firstSteps() {
    double decayed = G - 0.25 * 0.1; // the gradient with a weight decay of 0.1
    return Stream.of(
        Arguments.of(new Sgd(0.1, 0.9, 0.5, 0.1, false), 0.01 * decayed),
        Arguments.of(new Sgd(0.1, 0.9, 0, 0.1, true), 0.01 * 1.9 * decayed),
        Arguments.of(new Adam(0.1, 0.9, 0.99, 1e-3, 0.1, true), 0.01 * decayed / (decayed + 1e-3)),
        Arguments.of(
            new AdamW(0.1, 0.9, 0.99, 1e-3, 0.1, false),
            0.01 * 0.1 * -0.25 + 0.01 * G / (G + 1e-3)),
        Arguments.of(
            new RmsProp(0.1, 0.75, 1e-3, 0.1, 0.9, false),
            0.01 * decayed / (Math.sqrt(0.25) * decayed + 1e-3)),
        Arguments.of(
            new RmsProp(0.1, 0.75, 1e-3, 0.1, 0, true),
            0.01 * decayed / (Math.sqrt(0.25 - 0.0625) * decayed + 1e-3)),
        Arguments.of(
            new Adagrad(0.1, 0.5, 0.1, 0.4, 1e-3),
            0.01 * decayed / (Math.sqrt(0.4 + decayed * decayed) + 1e-3)));
  }

  @ParameterizedTest
  @MethodSource("firstSteps")
  void the_first_step_is_the_formulas(OptimizerSpec optimizer, double down) {
    Tiny tiny = TinyExperiments.oneDenseLayer().with(optimizer);
    try (Session session = open(tiny, TinyExperiments.knownWeights())) {
      session.step(new Batch(1, 1, 0, new int[] {0}, 0.01));
      requireClose(session.state().parameters().get("0.bias").get(1), -0.25 - down);
    }
  }

  @Test
  void the_l1_penalty_adds_the_sign_of_every_parameter_and_nothing_at_zero() {
    // weights (1, 0, -1), (2, 1, 0.5), biases (0.5, -0.25); x = (1, 2, 3)
    double l1 = 0.25;
    RegularizationSpec spec =
        new RegularizationSpec(l1, OptionalDouble.empty(), OptionalDouble.empty());
    Tiny tiny = TinyExperiments.oneDenseLayer().with(spec);
    try (Session session = open(tiny, TinyExperiments.knownWeights())) {
      Trace trace = session.trace(new Batch(1, 1, 0, new int[] {0}, 0.1));
      requireClose(
          trace.gradients().get("0.weight").toDoubles(),
          -G + l1,
          -2 * G,
          -3 * G - l1,
          G + l1,
          2 * G + l1,
          3 * G + l1);
      requireClose(trace.gradients().get("0.bias").toDoubles(), -G + l1, G - l1);
      assertThat(trace.clippedGradients()).isEqualTo(trace.gradients());
      assertThat(trace.loss()).isCloseTo(Math.log1p(Math.exp(6.75)), within(4 * tolerance()));
    }
  }

  @Test
  void clipping_by_norm_scales_all_gradients_together() {
    RegularizationSpec spec =
        new RegularizationSpec(0.1, OptionalDouble.of(0.05), OptionalDouble.empty());
    Tiny tiny = TinyExperiments.deep().with(spec);
    try (Session session = open(tiny)) {
      Trace trace = session.trace(tiny.batch(1, 6, 1));
      double squares = 0;
      for (Tensor gradient : trace.gradients().tensors().values()) {
        for (double value : gradient.toDoubles()) {
          squares += value * value;
        }
      }
      double coefficient = 0.05 / (Math.sqrt(squares) + 1e-6);
      assertThat(coefficient).isLessThan(1);
      for (String name : trace.gradients().names()) {
        for (int i = 0; i < trace.gradients().get(name).size(); i++) {
          double clipped = coefficient * trace.gradients().get(name).get(i);
          requireClose(trace.clippedGradients().get(name).get(i), clipped);
          requireClose(trace.updates().get(name).get(i), -clipped); // plain descent at the rate 1
        }
      }
    }
  }

  @Test
  void gradients_within_the_norm_stay_as_they_are() {
    RegularizationSpec spec =
        new RegularizationSpec(0, OptionalDouble.of(1000), OptionalDouble.empty());
    Tiny tiny = TinyExperiments.deep().with(spec);
    try (Session session = open(tiny)) {
      Trace trace = session.trace(tiny.batch(1, 6, 1));
      assertThat(trace.clippedGradients()).isEqualTo(trace.gradients());
    }
  }

  @Test
  void clipping_by_value_cuts_each_gradient_on_its_own() {
    RegularizationSpec spec =
        new RegularizationSpec(0, OptionalDouble.empty(), OptionalDouble.of(0.01));
    Tiny tiny = TinyExperiments.deep().with(spec);
    Batch batch = tiny.batch(1, 6, 1);
    try (Session session = open(tiny)) {
      Trace trace = session.trace(batch);
      Parameters before = session.state().parameters();
      session.step(batch);
      Parameters after = session.state().parameters();
      for (String name : before.names()) {
        for (int i = 0; i < before.get(name).size(); i++) {
          double gradient = trace.gradients().get(name).get(i);
          double clipped = Math.max(-0.01, Math.min(0.01, gradient));
          requireClose(trace.clippedGradients().get(name).get(i), clipped);
          requireClose(after.get(name).get(i), before.get(name).get(i) - clipped);
        }
      }
    }
  }
}
