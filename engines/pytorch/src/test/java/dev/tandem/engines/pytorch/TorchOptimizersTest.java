package dev.tandem.engines.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.tensor.Precision;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That each option of torch's optimizers arrives where it is meant to: their updates of one weight
 * against the formula, with gradients as they come. Every option has a value that is no default.
 */
class TorchOptimizersTest {
  private static final double RATE = 0.02;
  private static final int STEPS = 12;

  /** The weight after update t, counted from 1; memory is the rule's own. */
  private interface Rule {
    double next(double w, double g, int t, double[] memory);
  }

  static Stream<Arguments> optimizers() {
    return Stream.of(
        Arguments.of(new Sgd(1, 0, 0, 0.3, false), (Rule) (w, g, t, m) -> w - RATE * (g + 0.3 * w)),
        Arguments.of(new Sgd(1, 0.8, 0.4, 0.3, false), sgd(0.4, false)),
        Arguments.of(new Sgd(1, 0.8, 0, 0.3, true), sgd(0, true)),
        Arguments.of(new Adam(1, 0.7, 0.5, 0.01, 0.3, false), adam(0.3, 0, false)),
        Arguments.of(new Adam(1, 0.7, 0.5, 0.01, 0.3, true), adam(0.3, 0, true)),
        Arguments.of(new AdamW(1, 0.7, 0.5, 0.01, 0.3, false), adam(0, 0.3, false)),
        Arguments.of(new AdamW(1, 0.7, 0.5, 0.01, 0.3, true), adam(0, 0.3, true)),
        Arguments.of(new RmsProp(1, 0.6, 0.01, 0.3, 0, false), rmsProp(0, false)),
        Arguments.of(new RmsProp(1, 0.6, 0.01, 0.3, 0, true), rmsProp(0, true)),
        Arguments.of(new RmsProp(1, 0.6, 0.01, 0.3, 0.8, true), rmsProp(0.8, true)),
        Arguments.of(new Adagrad(1, 0.1, 0.3, 0.2, 0.01), adagrad()));
  }

  private static Rule sgd(double dampening, boolean nesterov) {
    return (w, raw, t, m) -> {
      double g = raw + 0.3 * w;
      m[0] = t == 1 ? g : 0.8 * m[0] + (1 - dampening) * g;
      return w - RATE * (nesterov ? g + 0.8 * m[0] : m[0]);
    };
  }

  private static Rule adam(double decay, double decoupled, boolean amsgrad) {
    return (w, raw, t, m) -> {
      double g = raw + decay * w;
      m[0] = 0.7 * m[0] + 0.3 * g;
      m[1] = 0.5 * m[1] + 0.5 * g * g;
      m[2] = Math.max(m[2], m[1]);
      double second = (amsgrad ? m[2] : m[1]) / (1 - Math.pow(0.5, t));
      double first = m[0] / (1 - Math.pow(0.7, t));
      return w * (1 - RATE * decoupled) - RATE * first / (Math.sqrt(second) + 0.01);
    };
  }

  private static Rule rmsProp(double momentum, boolean centered) {
    return (w, raw, t, m) -> {
      double g = raw + 0.3 * w;
      m[0] = 0.6 * m[0] + 0.4 * g * g;
      m[1] = 0.6 * m[1] + 0.4 * g;
      double root = Math.sqrt(centered ? m[0] - m[1] * m[1] : m[0]) + 0.01;
      m[2] = momentum * m[2] + g / root;
      return w - RATE * m[2];
    };
  }

  private static Rule adagrad() {
    return (w, raw, t, m) -> {
      double g = raw + 0.3 * w;
      m[0] = (t == 1 ? 0.2 : m[0]) + g * g;
      return w - RATE / (1 + (t - 1) * 0.1) * g / (Math.sqrt(m[0]) + 0.01);
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void every_option_takes_effect(OptimizerSpec optimizer, Rule rule) {
    Tiny tiny = TinyExperiments.deep().with(optimizer);
    double[] memory = new double[3];
    try (Session session = open(tiny, Precision.FLOAT64)) {
      for (int t = 1; t <= STEPS; t++) {
        Batch batch = tiny.batch(t, 6, RATE);
        double g = session.trace(batch).gradients().get("0.weight").get(2);
        double expected = rule.next(weight(session), g, t, memory);
        session.step(batch);
        assertThat(weight(session)).as("weight after step " + t).isCloseTo(expected, within(1e-13));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void a_memory_comes_back_bit_by_bit(OptimizerSpec optimizer, Rule ignored) {
    Tiny tiny = TinyExperiments.deep().with(optimizer);
    for (Precision precision : Precision.values()) {
      try (Session straight = open(tiny, precision);
          Session resumed = open(tiny, precision)) {
        run(straight, tiny, 1, STEPS);
        SessionState halfway = straight.state();
        resumed.restore(halfway);
        assertThat(resumed.state()).isEqualTo(halfway);
        run(straight, tiny, STEPS + 1, 2 * STEPS);
        run(resumed, tiny, STEPS + 1, 2 * STEPS);
        assertThat(resumed.state()).isEqualTo(straight.state());
      }
    }
  }

  @Test
  void slots_bear_torchs_names() {
    assertThat(slots(new Sgd(1, 0, 0, 0.3, false)).slots()).isEmpty();
    assertThat(slots(new AdamW(1, 0.9, 0.99, 1e-8, 0, true)).slots())
        .containsOnlyKeys("exp_avg", "exp_avg_sq", "max_exp_avg_sq");
    assertThat(slots(RmsProp.DEFAULT).slots()).containsOnlyKeys("square_avg");
    assertThat(slots(new RmsProp(1, 0.9, 1e-8, 0, 0.9, true)).slots())
        .containsOnlyKeys("square_avg", "grad_avg", "momentum_buffer");
    assertThat(slots(Adagrad.DEFAULT).slots()).containsOnlyKeys("sum");
  }

  private OptimizerState slots(OptimizerSpec optimizer) {
    Tiny tiny = TinyExperiments.deep().with(optimizer);
    try (Session session = open(tiny, Precision.FLOAT32)) {
      assertThat(session.state().optimizer()).isEqualTo(OptimizerState.NONE);
      run(session, tiny, 1, 1);
      return session.state().optimizer();
    }
  }

  @Test
  void adagrad_without_its_sums_goes_on_from_the_first_accumulator() {
    // Update 5 with s = 0.2 before: η / (1 + 4·0.1) · g / (√(0.2 + g²) + 0.01).
    Tiny tiny = TinyExperiments.deep().with(new Adagrad(1, 0.1, 0, 0.2, 0.01));
    try (Session session = open(tiny, Precision.FLOAT64)) {
      SessionState s = session.state();
      session.restore(new SessionState(s.parameters(), s.buffers(), OptimizerState.NONE, 4));
      double before = weight(session);
      Batch batch = tiny.batch(5, 6, RATE);
      double g = session.trace(batch).gradients().get("0.weight").get(2);
      session.step(batch);
      assertThat(weight(session))
          .isCloseTo(before - RATE / 1.4 * g / (Math.sqrt(0.2 + g * g) + 0.01), within(1e-14));
    }
  }

  private static Session open(Tiny tiny, Precision precision) {
    SessionState initial = Initializer.initialState(tiny.experiment().network(), 7);
    Execution execution = new Execution(1, precision);
    return new PyTorchEngine().open(tiny.experiment(), execution, initial, tiny.training());
  }

  private static double weight(Session session) {
    return session.state().parameters().get("0.weight").get(2);
  }

  private static void run(Session session, Tiny tiny, int from, int to) {
    for (int step = from; step <= to; step++) {
      session.step(tiny.batch(step, 6, RATE));
    }
  }
}
