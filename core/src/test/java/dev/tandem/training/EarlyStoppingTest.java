package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TinyExperiments;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.EarlyStoppingSpec.Metric;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private static final double[] FALLING = {9, 8, 7, 6, 5, 4, 3, 2};

  @Test
  void training_ends_when_patience_does_and_goes_back_to_the_best_epoch() {
    // best after epoch 3; epochs 4 and 5 are borne, epoch 6 is one too many
    ScriptedSession session = new ScriptedSession(new double[] {5, 4, 2, 3, 2, 4, 1, 1}, FALLING);
    List<TrainingEvent> events = run(session, new EarlyStoppingSpec(Metric.LOSS, 2, 0));

    assertThat(session.batches).hasSize(6);
    assertThat(session.weight()).isEqualTo(3);
    assertThat(events.get(events.size() - 1)).isEqualTo(new TrainingEvent.Stopped(6, 3));
  }

  @Test
  void after_all_epochs_the_best_one_is_restored_too() {
    double[] validation = {5, 4, 3, 2, 1, 1, 1, 2};
    ScriptedSession session = new ScriptedSession(validation, FALLING);
    List<TrainingEvent> events = run(session, new EarlyStoppingSpec(Metric.LOSS, 5, 0));

    assertThat(session.weight()).isEqualTo(5); // the first of equal ones
    assertThat(events.get(events.size() - 1)).isEqualTo(new TrainingEvent.Stopped(8, 5));
  }

  @Test
  void a_change_up_to_the_minimum_is_no_improvement() {
    double[] validation = {16, 12.25, 12.25, 12.25, 9, 9, 9, 9}; // 16 - 12.25 = 3.75
    ScriptedSession session = new ScriptedSession(validation, FALLING);
    run(session, new EarlyStoppingSpec(Metric.LOSS, 2, 3.75));

    assertThat(session.batches).hasSize(4);
    assertThat(session.weight()).isEqualTo(1);
  }

  @Test
  void a_higher_accuracy_is_better_whatever_the_loss() {
    EarlyStopping stopping = new EarlyStopping(new EarlyStoppingSpec(Metric.ACCURACY, 0, 0));
    ScriptedSession session = new ScriptedSession(FALLING, FALLING);
    stopping.epochEnded(1, new Score(1, 0.5), session::state);
    stopping.epochEnded(2, new Score(2, 0.75), session::state);
    assertThat(stopping.bestEpoch()).isEqualTo(2);
    assertThat(stopping.exhausted()).isFalse();

    stopping.epochEnded(3, new Score(0.5, 0.7), session::state);
    assertThat(stopping.bestEpoch()).isEqualTo(2);
    assertThat(stopping.exhausted()).isTrue();
  }

  @Test
  void test_rows_never_decide_anything() {
    double[] validation = {5, 4, 2, 3, 2, 4, 1, 1};
    double[][] tests = {FALLING, {1, 2, 3, 4, 5, 6, 7, 8}, {0, 9, 9, 9, 9, 9, 9, 9}};
    for (double[] test : tests) {
      ScriptedSession session = new ScriptedSession(validation, test);
      ExperimentSpec experiment =
          experiment(new EarlyStoppingSpec(Metric.LOSS, 2, 0))
              .with(new ScheduleSpec.ReduceOnPlateau(0.5, 0, 0, 0));
      new Trainer(experiment, ScriptedSession.data(1), session, event -> {}).run();

      assertThat(session.batches).hasSize(6);
      assertThat(session.weight()).isEqualTo(3);
      // halved after epochs 4 and 5: the validation loss has not fallen
      assertThat(session.batches)
          .extracting(batch -> batch.learningRate())
          .containsExactly(0.1, 0.1, 0.1, 0.1, 0.05, 0.025);
    }
  }

  @Test
  void without_validation_rows_whatever_decides_on_them_is_refused() {
    ExperimentSpec stopping = experiment(EarlyStoppingSpec.DEFAULT);
    ExperimentSpec plateau = experiment(null).with(ScheduleSpec.ReduceOnPlateau.DEFAULT);
    for (ExperimentSpec experiment : List.of(stopping, plateau)) {
      ScriptedSession session = new ScriptedSession(FALLING, FALLING);
      assertThatThrownBy(
              () -> new Trainer(experiment, ScriptedSession.data(0), session, event -> {}))
          .isInstanceOf(SpecException.class)
          .hasMessageStartingWith("data.validation: expected a share of at least one row, since ");
    }
  }

  private static List<TrainingEvent> run(ScriptedSession session, EarlyStoppingSpec spec) {
    List<TrainingEvent> events = new ArrayList<>();
    new Trainer(experiment(spec), ScriptedSession.data(1), session, events::add).run();
    return events;
  }

  static ExperimentSpec experiment(EarlyStoppingSpec spec) {
    return TinyExperiments.oneDenseLayer()
        .experiment()
        .with(LossSpec.MeanSquaredError.DEFAULT)
        .with(new TrainingSpec(8, OptionalInt.empty(), 1, Optional.ofNullable(spec)));
  }
}
