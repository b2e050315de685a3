package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.BatchSchedule;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.LinearSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.EarlyStoppingSpec.Metric;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Tensor;
import dev.tandem.training.TrainingEvent.EpochFinished;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.training.TrainingEvent.Stopped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A line fitted to 20 rows in batches of 8, 8 and 4: real training, small enough to redo by hand.
 */
class TrainerTest {
  private static final long SEED = 11;
  private static final int BATCH_SIZE = 8;
  private static final Set<Ability> ALL = EnumSet.allOf(Ability.class);

  private final DataSplits data = LinearSession.data();
  private final List<TrainingEvent> events = new ArrayList<>();

  @Test
  void an_epochs_loss_is_the_mean_over_rows_not_over_batches() {
    ExperimentSpec experiment = experiment(0.1, 1);
    run(experiment, data);

    Session byHand = session(experiment, ALL);
    BatchPlan plan = BatchPlan.of(experiment, 20);
    double first = byHand.step(plan.next()).lossSum();
    double second = byHand.step(plan.next()).lossSum();
    double third = byHand.step(plan.next()).lossSum();
    double loss = epochs().get(0).train().loss();
    assertThat(loss).isCloseTo((first + second + third) / 20, within(1e-15));
    assertThat(loss).isNotCloseTo((first / 8 + second / 8 + third / 4) / 3, within(1e-6));
  }

  @Test
  void orders_are_the_schedules_and_differ_by_epoch() {
    run(experiment(0.1, 3), data);

    BatchSchedule schedule = new BatchSchedule(SEED, 20, BATCH_SIZE);
    for (EpochFinished epoch : epochs()) {
      Fingerprint rows = new Fingerprint();
      Fingerprint targets = new Fingerprint();
      int[] order = schedule.order(epoch.epoch());
      for (int i = 0; i < 3; i++) {
        int[] batch = schedule.batch(order, i);
        rows.add(batch);
        Targets.Values values = (Targets.Values) data.training().targets().of(batch);
        targets.add(Tensor.of(values.values(), batch.length, 1));
      }
      assertThat(epoch.orderSha256()).isEqualTo(rows.hex());
      assertThat(epoch.targetsSha256()).isEqualTo(targets.hex());
    }
    assertThat(epochs()).extracting(EpochFinished::orderSha256).doesNotHaveDuplicates();
  }

  @Test
  void after_an_epoch_the_scores_are_those_of_the_network_then() {
    ExperimentSpec experiment = experiment(0.1, 2);
    Session session = session(experiment, ALL);
    Trainer trainer = new Trainer(experiment, data, session, events::add);
    for (int epoch = 1; epoch <= 2; epoch++) {
      EpochFinished finished = trainer.runEpoch();
      double[] z = session.predict(data.validation().features()).values();
      double[] y = ((Targets.Values) data.validation().targets()).matrix().values();
      double sum = 0;
      for (int row = 0; row < z.length; row++) {
        sum += (z[row] - y[row]) * (z[row] - y[row]);
      }
      assertThat(finished.validation().loss()).isCloseTo(sum / z.length, within(1e-15));
      assertThat(finished.validation().loss()).isNotEqualTo(finished.test().loss());
      assertThat(finished.validation().accuracy()).isNaN(); // numbers, not classes
    }
    assertThat(trainer.done()).isTrue();
  }

  @Test
  void an_epoch_that_is_cut_comes_out_as_a_whole_one() {
    ExperimentSpec experiment = experiment(0.1, 2);
    Session whole = run(experiment, data);
    List<EpochFinished> expected = epochs().stream().map(TrainerTest::untimed).toList();

    events.clear();
    Session cut = session(experiment, ALL);
    Trainer trainer = new Trainer(experiment, data, cut, events::add);
    assertThat(trainer.runUpTo(2)).isEmpty(); // of 3 steps
    assertThat(trainer.step()).isEqualTo(2);
    assertThat(trainer.epoch()).isZero();
    assertThat(trainer.runUpTo(5)).isPresent(); // no farther than the epoch's end
    assertThat(trainer.step()).isEqualTo(trainer.stepsPerEpoch()).isEqualTo(3);
    assertThat(trainer.runUpTo(4)).isEmpty();
    assertThat(trainer.runEpoch()).isEqualTo(epochs().get(1)); // what is left
    assertThat(trainer.done()).isTrue();

    assertThat(cut.state()).isEqualTo(whole.state());
    assertThat(epochs()).map(TrainerTest::untimed).isEqualTo(expected);
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

  @Test
  void steps_that_are_behind_or_beyond_are_refused() {
    ExperimentSpec experiment = experiment(0.1, 1);
    Trainer trainer = new Trainer(experiment, data, session(experiment, ALL), events::add);
    trainer.runUpTo(2);

    assertThatThrownBy(() -> trainer.runUpTo(2))
        .hasMessage("training: expected a step after 2, got 2");
    trainer.runEpoch();
    assertThatThrownBy(() -> trainer.runUpTo(4))
        .hasMessage("training: expected no further step, since it is over, got 4");
  }

  @Test
  void early_stopping_goes_back_to_the_best_epoch_and_says_which() {
    ExperimentSpec experiment = stopping(1);
    Session session = run(experiment, data);

    Stopped stopped = (Stopped) events.get(events.size() - 1);
    EpochFinished best =
        epochs().stream().min(Comparator.comparing(epoch -> epoch.validation().loss())).get();
    assertThat(stopped.bestEpoch()).isEqualTo(best.epoch());
    assertThat(stopped.epoch()).isEqualTo(best.epoch() + 2).isLessThan(40); // patience 1
    Session untilThen = session(experiment, ALL);
    BatchPlan plan = BatchPlan.of(experiment, 20);
    for (int step = 0; step < 3 * best.epoch(); step++) {
      untilThen.step(plan.next());
    }
    assertThat(session.state()).isEqualTo(untilThen.state());
  }

  @Test
  void validation_rows_decide_and_test_rows_never_do() {
    ExperimentSpec experiment = stopping(1).with(new ScheduleSpec.ReduceOnPlateau(0.5, 0, 0, 0));
    SessionState state = run(experiment, data).state();
    List<RateSpan> rates = epochs().stream().map(EpochFinished::learningRates).toList();

    events.clear();
    DataSplits otherTest = new DataSplits(data.training(), data.validation(), data.training());
    assertThat(run(experiment, otherTest).state()).isEqualTo(state);
    assertThat(epochs()).extracting(EpochFinished::learningRates).isEqualTo(rates);

    events.clear();
    DataSplits otherValidation = new DataSplits(data.training(), data.training(), data.test());
    assertThat(run(experiment, otherValidation).state()).isNotEqualTo(state);
    assertThat(epochs()).extracting(EpochFinished::learningRates).isNotEqualTo(rates);
  }

  @Test
  void early_stopping_is_refused_where_the_engine_cannot_go_back() {
    ExperimentSpec experiment = stopping(1);
    Session session = session(experiment, Set.of(Ability.TRACE));
    assertThatThrownBy(() -> new Trainer(experiment, data, session, events::add))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "training.earlyStopping: expected none, since the engine cannot go back to its best"
                + " epoch, got one");
  }

  @Test
  void rates_follow_the_schedule() {
    run(experiment(0.1, 3).with(new ScheduleSpec.Step(1, 0.5)), data);
    assertThat(epochs())
        .extracting(EpochFinished::learningRates)
        .containsExactly(
            new RateSpan(0.1, 0.1), new RateSpan(0.05, 0.05), new RateSpan(0.025, 0.025));

    events.clear();
    ScheduleSpec warmUp = new ScheduleSpec.WarmUp(1, 0.25, new ScheduleSpec.Constant());
    run(experiment(0.1, 2).with(warmUp), data); // 0.025, 0.05, 0.075, then 0.1
    assertThat(epochs().get(0).learningRates().first()).isCloseTo(0.025, within(1e-15));
    assertThat(epochs().get(0).learningRates().last()).isCloseTo(0.075, within(1e-15));
    assertThat(epochs().get(1).learningRates()).isEqualTo(new RateSpan(0.1, 0.1));
  }

  @Test
  void divergence_is_reported_with_the_epoch_and_the_step() {
    ExperimentSpec experiment = experiment(1e30, 40);
    Session byHand = session(experiment, ALL);
    BatchPlan plan = BatchPlan.of(experiment, 20);
    Batch last = plan.next();
    while (Double.isFinite(byHand.step(last).lossSum())) {
      last = plan.next();
    }

    DivergenceException traced = divergence(experiment, ALL);
    assertThat(traced.epoch()).isEqualTo(last.epoch()).isGreaterThan(1);
    assertThat(traced.step()).isEqualTo(last.step());
    assertThat(traced)
        .hasMessageStartingWith(
            "diverged in epoch " + last.epoch() + ", step " + last.step() + ": the loss is ")
        .hasMessageContaining("largest finite gradient: 0.weight ");

    assertThat(divergence(experiment, Set.of()))
        .hasMessageContaining(
            "first not finite: unknown (the engine does not show its steps); largest finite"
                + " gradient: unknown (the engine does not show its steps)");
  }

  private Session run(ExperimentSpec experiment, DataSplits splits) {
    Session session = session(experiment, ALL);
    new Trainer(experiment, splits, session, events::add).run();
    return session;
  }

  private DivergenceException divergence(ExperimentSpec experiment, Set<Ability> abilities) {
    Trainer trainer = new Trainer(experiment, data, session(experiment, abilities), events::add);
    return catchThrowableOfType(DivergenceException.class, trainer::run);
  }

  private Session session(ExperimentSpec experiment, Set<Ability> abilities) {
    SessionState initial = Initializer.initialState(experiment.network(), SEED);
    return new LinearSession(data.training(), initial, abilities);
  }

  private List<EpochFinished> epochs() {
    return events.stream()
        .filter(EpochFinished.class::isInstance)
        .map(EpochFinished.class::cast)
        .toList();
  }

  private static ExperimentSpec experiment(double learningRate, int epochs) {
    return LinearSession.experiment(
        learningRate, new TrainingSpec(epochs, OptionalInt.of(BATCH_SIZE), SEED));
  }

  private static ExperimentSpec stopping(int patience) {
    EarlyStoppingSpec spec = new EarlyStoppingSpec(Metric.LOSS, patience, 0);
    return LinearSession.experiment(
        0.1, new TrainingSpec(40, OptionalInt.of(BATCH_SIZE), SEED, Optional.of(spec)));
  }
}
