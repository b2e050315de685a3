package dev.tandem.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.engine.Trace;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.engines.textbook.Parts;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.lockstep.Finding;
import dev.tandem.lockstep.Kink;
import dev.tandem.lockstep.Lockstep;
import dev.tandem.lockstep.Lockstep.Side;
import dev.tandem.lockstep.Mode;
import dev.tandem.lockstep.Phase;
import dev.tandem.lockstep.StepReport;
import dev.tandem.lockstep.Tolerance;
import dev.tandem.lockstep.Walk;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.tensor.Precision;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final UnaryOperator<Parts> HEALTHY = parts -> parts;

  @Test
  void a_value_that_rounding_puts_on_the_other_side_of_a_kink_is_no_fault() {
    Tiny tiny = FaultExperiments.withARowOfZeros();
    int step = FaultExperiments.stepOfTheSpecialRow(tiny.experiment(), tiny.training());
    // what relu gets is exactly 0 on one side, 1e-16 on the other
    UnaryOperator<Parts> rounding = parts -> parts.with(only(0, WalkTest::roundedUpAtZero));

    Walk walk = walk(tiny, rounding, Mode.SYNCHRONIZED, 4);

    assertThat(walk.first()).isEmpty();
    assertThat(walk.stepsWithKinks()).isEqualTo(1);
    StepReport report = walk.steps().get(step - 1);
    assertThat(report.kink().map(Kink::layer)).hasValue(1);
    assertThat(report.kink().map(Kink::b)).hasValue(1e-16);
  }

  @Test
  void a_larger_step_over_the_same_kink_is_one() {
    Tiny tiny = FaultExperiments.withARowOfZeros();
    UnaryOperator<Parts> wrong =
        parts ->
            parts.with(
                only(
                    0,
                    healthy ->
                        AlteredLayer.forward(
                            healthy, (layer, x, out) -> out.map(y -> y == 0 ? 1e-6 : y))));

    Walk walk = walk(tiny, wrong, Mode.SYNCHRONIZED, 4);

    assertThat(walk.first().map(Finding::b)).hasValue(1e-6);
  }

  @Test
  void a_free_walk_measures_how_a_small_difference_grows_and_judges_nothing() {
    Tiny tiny = FaultExperiments.square();
    UnaryOperator<Parts> slightlyFaster =
        parts ->
            parts.with(
                AlteredRule.of(
                    parts.rule(),
                    (p, memory, rate, t) -> parts.rule().update(p, memory, 0.1001, t)));

    Walk walk = walk(tiny.with(new Sgd(0.1, 0.9)), slightlyFaster, Mode.FREE, 4);

    assertThat(walk.first()).isEmpty();
    // the first layer sees the same rows through the same weights, then through others
    assertThat(walk.steps().get(0).layers().get(0).output()).isZero();
    assertThat(walk.steps().get(1).layers().get(0).output()).isGreaterThan(1e-7);
    // biases are 0 before the first step, then -0.1·g and -0.1001·g
    assertThat(walk.steps().get(0).layers().get(0).weight())
        .isEqualTo(1 - 0.1 / 0.1001, within(1e-12));
  }

  @Test
  void a_walk_ends_where_the_loss_is_no_longer_finite() {
    Walk walk = walk(FaultExperiments.square().with(new Sgd(1e300, 0)), HEALTHY, Mode.FREE, 4);

    assertThat(walk.end()).hasValue("the loss is not finite in step " + walk.steps().size());
    assertThat(walk.steps().size()).isLessThan(4);
  }

  @Test
  void another_learning_rate_on_one_side_is_the_first_difference_of_the_first_update() {
    Tiny tiny = FaultExperiments.square().with(new Sgd(0.1, 0.9));
    Tiny slower = FaultExperiments.square().with(new Sgd(0.01, 0.9));

    Walk walk = walk(tiny, slower.experiment(), HEALTHY, Mode.SYNCHRONIZED, 4);

    Finding finding = walk.first().orElseThrow();
    assertThat(finding.step()).isEqualTo(1);
    assertThat(finding.phase()).isEqualTo(Phase.UPDATE);
    // w - η·v on either side, and the same v
    assertThat(finding.b()).isEqualTo(finding.a() / 10, within(1e-12));
    assertThat(walk.stepsThatDiffer()).isEqualTo(4);
  }

  @Test
  void another_schedule_on_one_side_is_found_where_its_rate_first_differs() {
    Tiny stepped = FaultExperiments.longer(FaultExperiments.withSchedule());
    Tiny constant = FaultExperiments.longer(FaultExperiments.square());

    Walk walk = walk(constant, stepped.experiment(), HEALTHY, Mode.SYNCHRONIZED, 12);

    // four steps in an epoch
    assertThat(walk.first().map(Finding::step)).hasValue(5L);
    assertThat(walk.stepsThatDiffer()).isEqualTo(8);
  }

  @Test
  void without_traces_nobody_can_tell_a_kink_from_a_fault_and_the_walk_says_so() {
    Tiny tiny = FaultExperiments.withARowOfZeros();
    UnaryOperator<Parts> rounding = parts -> parts.with(only(0, WalkTest::roundedUpAtZero));

    Walk walk = walk(tiny, tiny.experiment(), rounding, Untraced::new, Mode.SYNCHRONIZED, 4);

    assertThat(walk.first()).isEmpty();
    assertThat(walk.stepsWithKinks()).isZero();
    assertThat(walk.unknown())
        .hasValue(
            "layers and gradients: not compared, since the second session does not show its steps;"
                + " how far parameters differ is told, but may be nothing but rounding");
  }

  private static Layer roundedUpAtZero(Layer layer) {
    return AlteredLayer.forward(layer, (own, x, out) -> out.map(y -> y == 0 ? 1e-16 : y));
  }

  /** A fault in one layer. */
  private static Parts.Replacement only(int index, UnaryOperator<Layer> fault) {
    return (at, layer) -> at == index ? fault.apply(layer) : layer;
  }

  private static Walk walk(Tiny tiny, UnaryOperator<Parts> second, Mode mode, long steps) {
    return walk(tiny, tiny.experiment(), second, mode, steps);
  }

  private static Walk walk(
      Tiny tiny, ExperimentSpec other, UnaryOperator<Parts> second, Mode mode, long steps) {
    return walk(tiny, other, second, session -> session, mode, steps);
  }

  private static Walk walk(
      Tiny tiny,
      ExperimentSpec other,
      UnaryOperator<Parts> second,
      UnaryOperator<Session> wrapping,
      Mode mode,
      long steps) {
    ExperimentSpec experiment = tiny.experiment();
    DataSplits data = new DataSplits(tiny.training(), tiny.training(), tiny.training());
    SessionState initial = Initializer.initialState(experiment.network(), 3);
    Parts parts = Parts.of(experiment);
    try (Session a = TextbookEngine.open(experiment, initial, data.training(), parts);
        Session b =
            TextbookEngine.open(experiment, initial, data.training(), second.apply(parts))) {
      return new Lockstep(
              new Side(experiment, a),
              new Side(other, wrapping.apply(b)),
              data,
              Precision.FLOAT64,
              Tolerance.of(Precision.FLOAT64))
          .walk(mode, initial, steps, step -> {});
    }
  }

  /** A session that does not show its steps. */
  private static final class Untraced extends DelegatingSession {
    Untraced(Session session) {
      super(session);
    }

    @Override
    public Set<Ability> abilities() {
      return Set.of(Ability.RESTORE);
    }

    @Override
    public Trace trace(Batch batch) {
      throw new UnsupportedOperationException("trace");
    }
  }
}
