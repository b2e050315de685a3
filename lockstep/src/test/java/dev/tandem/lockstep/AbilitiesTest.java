package dev.tandem.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.LinearSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.lockstep.Lockstep.Side;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.Precision;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of a comparison where a session cannot do everything. */
class AbilitiesTest {
  private static final Set<Ability> ALL = EnumSet.allOf(Ability.class);
  private static final Set<Ability> UNTRACED = Set.of(Ability.RESTORE);
  private static final Set<Ability> UNRESTORED = Set.of(Ability.TRACE);

  private final DataSplits data = LinearSession.data();
  private final ExperimentSpec experiment = experiment(0.05);
  private final SessionState initial = Initializer.initialState(experiment.network(), 3);

  @Test
  void a_session_without_an_ability_says_so_when_it_is_asked() {
    Session session = session(Set.of());
    assertThatThrownBy(() -> session.trace(TinyExperiments.deep().batch(1, 2, 0.1)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "session: expected one that can show its steps layer by layer, got one whose abilities"
                + " lack TRACE");
    assertThatThrownBy(() -> session.restore(initial))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageEndingWith("lack RESTORE");
  }

  @Test
  void without_traces_the_loss_and_the_parameters_are_compared_and_the_rest_is_unknown() {
    for (Mode mode : Mode.values()) {
      Walk walk = lockstep(ALL, experiment, UNTRACED).walk(mode, initial, 5, step -> {});

      assertThat(walk.first()).isEmpty();
      assertThat(walk.steps()).hasSize(5);
      StepReport last = walk.steps().get(4);
      assertThat(last.lossA()).isPositive().isEqualTo(last.lossB());
      LayerDrift drift = last.layers().get(0);
      assertThat(drift.weight()).isZero();
      assertThat(drift.output()).isNaN();
      assertThat(drift.outputGradient()).isNaN();
      assertThat(drift.gradient()).isNaN();
      assertThat(walk.unknown())
          .hasValue(
              "layers and gradients: not compared, since the second session does not show its"
                  + " steps");
    }
  }

  @Test
  void with_traces_on_both_sides_nothing_is_unknown() {
    Walk walk = lockstep(ALL, experiment, ALL).walk(Mode.SYNCHRONIZED, initial, 5, step -> {});

    assertThat(walk.first()).isEmpty();
    assertThat(walk.unknown()).isEmpty();
    assertThat(walk.steps().get(4).layers().get(0).gradient()).isZero();
  }

  @Test
  void a_wrong_update_is_found_without_traces() {
    Walk walk =
        lockstep(UNTRACED, experiment(0.051), ALL).walk(Mode.SYNCHRONIZED, initial, 5, step -> {});

    assertThat(walk.first().orElseThrow().phase()).isEqualTo(Phase.UPDATE);
    assertThat(walk.first().orElseThrow().what()).isEqualTo("change of 0.weight");
    assertThat(walk.stepsThatDiffer()).isEqualTo(5);
  }

  @Test
  void without_a_way_to_a_state_only_free_walks_from_the_start_are_made() {
    Lockstep lockstep = lockstep(ALL, experiment, UNRESTORED);
    String refusal = "cannot be walked: the second session cannot be set to a state";

    Walk synchronizedWalk = lockstep.walk(Mode.SYNCHRONIZED, initial, 5, step -> {});
    Walk free = lockstep.walk(Mode.FREE, initial, 5, step -> {});
    Walk again = lockstep.walk(Mode.FREE, initial, 5, step -> {});

    assertThat(synchronizedWalk.steps()).isEmpty();
    assertThat(synchronizedWalk.end()).hasValue(refusal);
    assertThat(free.steps()).hasSize(5);
    assertThat(free.end()).isEmpty();
    assertThat(again.steps()).isEmpty();
    assertThat(again.end()).hasValue(refusal);
  }

  private Lockstep lockstep(Set<Ability> a, ExperimentSpec second, Set<Ability> b) {
    return new Lockstep(
        new Side(experiment, session(a)),
        new Side(second, session(b)),
        data,
        Precision.FLOAT64,
        Tolerance.of(Precision.FLOAT64));
  }

  private Session session(Set<Ability> abilities) {
    return new LinearSession(data.training(), initial, abilities);
  }

  private static ExperimentSpec experiment(double learningRate) {
    return LinearSession.experiment(learningRate, new TrainingSpec(2, OptionalInt.of(6), 11));
  }
}
