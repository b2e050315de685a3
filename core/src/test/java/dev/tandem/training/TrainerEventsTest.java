package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Features;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.LinearSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.TrainingEvent.EpochFinished;
import dev.tandem.training.TrainingEvent.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What training tells and when, and what its clock counts: seen on sessions that take their time.
 */
class TrainerEventsTest {
  private final List<TrainingEvent> events = new ArrayList<>();

  @Test
  void epochs_come_in_order_with_their_progress_before_them_and_the_end_last() {
    run(2, 110, 0);

    // a word at most every 100 ms, and each step takes longer
    assertThat(events)
        .extracting(
            event ->
                event instanceof Progress progress
                    ? progress.epoch() + ": " + progress.batch() + "/" + progress.batches()
                    : event instanceof EpochFinished finished
                        ? finished.epoch() + " finished"
                        : event.toString())
        .containsExactly(
            "1: 1/3",
            "1: 2/3",
            "1: 3/3",
            "1 finished",
            "2: 1/3",
            "2: 2/3",
            "2: 3/3",
            "2 finished",
            "Stopped[epoch=2, bestEpoch=2]");
    Progress all = (Progress) events.get(2);
    assertThat(all.running()).isEqualTo(((EpochFinished) events.get(3)).train());
    assertThat(((Progress) events.get(0)).running()).isNotEqualTo(all.running());
  }

  @Test
  void the_clock_counts_steps_and_not_evaluation() {
    EpochFinished slowEvaluation = run(1, 0, 100);
    EpochFinished slowSteps = run(1, 40, 0);

    assertThat(slowEvaluation.evaluationSeconds()).isGreaterThanOrEqualTo(0.2); // two splits
    assertThat(slowEvaluation.seconds()).isLessThan(0.1);
    assertThat(slowSteps.seconds()).isGreaterThanOrEqualTo(0.12); // three steps
    assertThat(slowSteps.evaluationSeconds()).isLessThan(0.1);
  }

  /** The last epoch of a training under early stopping, three steps an epoch. */
  private EpochFinished run(int epochs, long stepMillis, long predictMillis) {
    DataSplits data = LinearSession.data();
    TrainingSpec training =
        new TrainingSpec(epochs, OptionalInt.of(8), 11, Optional.of(EarlyStoppingSpec.DEFAULT));
    ExperimentSpec experiment = LinearSession.experiment(0.1, training);
    SessionState initial = Initializer.initialState(experiment.network(), 11);
    Session session = new LinearSession(data.training(), initial, EnumSet.allOf(Ability.class));
    Trainer trainer =
        new Trainer(experiment, data, new Slow(session, stepMillis, predictMillis), events::add);
    EpochFinished last = trainer.runEpoch();
    while (!trainer.done()) {
      last = trainer.runEpoch();
    }
    return last;
  }

  /** A session that takes its time. */
  private static final class Slow extends DelegatingSession {
    private final long stepMillis;
    private final long predictMillis;

    Slow(Session session, long stepMillis, long predictMillis) {
      super(session);
      this.stepMillis = stepMillis;
      this.predictMillis = predictMillis;
    }

    @Override
    public StepResult step(Batch batch) {
      sleep(stepMillis);
      return super.step(batch);
    }

    @Override
    public Matrix predict(Features features) {
      sleep(predictMillis);
      return super.predict(features);
    }

    private static void sleep(long millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
