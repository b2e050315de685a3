package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.LinearSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.training.TrainingEvent.EpochFinished;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Sessions that are handed several batches at once: 20 rows in batches of 3 are 7 steps. */
class HandOverTest {
  private final DataSplits data = LinearSession.data();
  private final List<Integer> handedOver = new ArrayList<>();

  @Test
  void several_batches_are_handed_over_but_none_past_the_epoch_or_the_asked_step() {
    ExperimentSpec experiment = experiment(0.1, 2);
    Trainer trainer = new Trainer(experiment, data, session(experiment, 3), event -> {});
    trainer.runUpTo(5);
    trainer.run();
    assertThat(handedOver).containsExactly(3, 2, 2, 3, 3, 1);
  }

  @Test
  void epochs_come_out_as_if_each_batch_were_handed_over_alone() {
    ExperimentSpec experiment = experiment(0.1, 3);
    assertThat(epochs(experiment, 3)).isEqualTo(epochs(experiment, 1)).hasSize(3);
  }

  @Test
  void a_divergence_among_several_batches_is_reported_like_one_on_its_own() {
    // the error grows some tenfold each step at this rate; 4 at once put it amid a hand-over
    ExperimentSpec experiment = experiment(1e9, 100);
    DivergenceException alone = divergence(experiment, 1);
    DivergenceException among = divergence(experiment, 4);
    assertThat(among).hasMessage(alone.getMessage());
    assertThat(among.step()).isEqualTo(alone.step());
    assertThat(among.step() % 7 % 4).isNotEqualTo(1);
  }

  private DivergenceException divergence(ExperimentSpec experiment, int atOnce) {
    Trainer trainer = new Trainer(experiment, data, session(experiment, atOnce), event -> {});
    return catchThrowableOfType(DivergenceException.class, trainer::run);
  }

  private List<EpochFinished> epochs(ExperimentSpec experiment, int atOnce) {
    List<EpochFinished> epochs = new ArrayList<>();
    new Trainer(
            experiment,
            data,
            session(experiment, atOnce),
            event -> {
              if (event instanceof EpochFinished epoch) {
                epochs.add(untimed(epoch));
              }
            })
        .run();
    return epochs;
  }

  private static EpochFinished untimed(EpochFinished epoch) {
    return new EpochFinished(
        epoch.epoch(),
        epoch.train(),
        epoch.validation(),
        epoch.test(),
        epoch.learningRates(),
        0,
        epoch.orderSha256(),
        epoch.targetsSha256(),
        0);
  }

  private static ExperimentSpec experiment(double rate, int epochs) {
    return LinearSession.experiment(rate, new TrainingSpec(epochs, OptionalInt.of(3), 11));
  }

  private Session session(ExperimentSpec experiment, int atOnce) {
    SessionState initial = Initializer.initialState(experiment.network(), 11);
    return new Handed(
        new LinearSession(data.training(), initial, EnumSet.allOf(Ability.class)), atOnce);
  }

  /** Notes how many batches it is handed. */
  private final class Handed extends DelegatingSession {
    private final int atOnce;

    Handed(Session session, int atOnce) {
      super(session);
      this.atOnce = atOnce;
    }

    @Override
    public int stepsAtOnce() {
      return atOnce;
    }

    @Override
    public StepResult step(Batch batch) {
      handedOver.add(1);
      return super.step(batch);
    }

    @Override
    public List<StepResult> steps(List<Batch> batches) {
      handedOver.add(batches.size());
      return super.steps(batches);
    }
  }
}
