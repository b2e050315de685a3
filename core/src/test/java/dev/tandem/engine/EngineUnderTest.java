package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** An engine in one of its precisions, and what its tests do with it all the time. */
abstract class EngineUnderTest {
  /** Skips tests from where they need what the engine does not promise. */
  @RegisterExtension
  final TestExecutionExceptionHandler lackingAbilities =
      (context, thrown) -> {
        boolean all = abilities().containsAll(EnumSet.allOf(Ability.class));
        if (thrown instanceof UnsupportedOperationException && !all) {
          Assumptions.abort(thrown.getMessage());
        }
        throw thrown;
      };

  private final Engine engine;
  private final Precision precision;

  EngineUnderTest(Engine engine, Precision precision) {
    this.engine = engine;
    this.precision = precision;
  }

  final Engine engine() {
    return engine;
  }

  final Precision precision() {
    return precision;
  }

  /** What its sessions can do; an engine that cannot do all says so here, and is asked for less. */
  protected Set<Ability> abilities() {
    return EnumSet.allOf(Ability.class);
  }

  /** How far a value may be from the exact one, relative to the larger of it and 1. */
  final double tolerance() {
    return precision() == Precision.FLOAT64 ? 1e-12 : 2e-6;
  }

  final Session open(Tiny tiny) {
    return open(tiny, Initializer.initialState(tiny.experiment().network(), 7));
  }

  final Session open(Tiny tiny, SessionState initial) {
    return engine()
        .open(tiny.experiment(), new Execution(1, precision()), initial, tiny.training());
  }

  /** Steps from one to another, both made, on batches of six rows at the rate 0.05. */
  static void run(Session session, Tiny tiny, int from, int to) {
    for (int step = from; step <= to; step++) {
      session.step(tiny.batch(step, 6, 0.05));
    }
  }

  /** Within the tolerance of the larger of the expected value and 1. */
  final void requireClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(tolerance() * Math.max(1, Math.abs(expected))));
  }

  /** Each value within the tolerance. */
  final void requireClose(double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      requireClose(actual[i], expected[i]);
    }
  }

  /** Compares every third gradient of the named parameters, for losses of about 1. */
  final void requireGradientsAreDifferences(Tiny tiny, List<String> names) {
    double h = precision == Precision.FLOAT64 ? 1e-5 : 1e-2;
    double allowed = precision == Precision.FLOAT64 ? 1e-8 : 2e-3;
    requireGradientsAreDifferences(tiny, tiny.batch(1, 6, 0.1), names, 3, h, allowed);
  }

  /**
   * Compares every {@code stride}-th gradient of the named parameters with the central difference
   * of the loss at a distance of {@code h}. Central differences cancel: about 1e-6 is what float32
   * leaves of them, so this looks for wrong formulas.
   */
  final void requireGradientsAreDifferences(
      Tiny tiny, Batch batch, List<String> names, int stride, double h, double allowed) {
    SessionState start = Initializer.initialState(tiny.experiment().network(), 3);
    try (Session session = open(tiny, start)) {
      Parameters gradients = session.trace(batch).gradients();
      for (String name : names) {
        for (int i = 0; i < gradients.get(name).size(); i += stride) {
          session.restore(TinyExperiments.nudged(start, name, i, h));
          double above = session.trace(batch).loss();
          session.restore(TinyExperiments.nudged(start, name, i, -h));
          double below = session.trace(batch).loss();
          double gradient = gradients.get(name).get(i);
          assertThat(gradient)
              .as(name + "[" + i + "]")
              .isCloseTo(
                  (above - below) / (2 * h), within(allowed * Math.max(1, Math.abs(gradient))));
        }
      }
    }
  }
}
