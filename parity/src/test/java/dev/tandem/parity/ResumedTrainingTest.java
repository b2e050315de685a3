package dev.tandem.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engines.pytorch.PyTorchEngine;
import dev.tandem.engines.scratch.ScratchEngine;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.EarlyStoppingSpec.Metric;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.Precision;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import dev.tandem.training.TrainingEvent.EpochFinished;
import dev.tandem.training.TrainingMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Training that is cut after an epoch and goes on in another session ends with the same bits, after
 * whichever epoch it is cut: a small network with batch normalization and dropout.
 */
class ResumedTrainingTest {
  private static final int EPOCHS = 5;
  private static final int ROWS = 40;
  private static final int BATCH = 11; // does not divide the rows

  /** A setting under its name. */
  private record Case(String name, ExperimentSpec experiment) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The session's state at the end, and what was told of each epoch, but for its seconds. */
  private record End(SessionState state, List<String> told) {}

  static Stream<Case> cases() {
    return Stream.of(optimizers(), schedules(), stopping()).flatMap(stream -> stream);
  }

  private static Stream<Case> optimizers() {
    return Stream.of(
            new OptimizerSpec.Sgd(0.05, 0),
            new OptimizerSpec.Sgd(0.05, 0.9),
            new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8),
            new OptimizerSpec.AdamW(0.01, 0.9, 0.999, 1e-8, 0.01, true),
            new OptimizerSpec.RmsProp(0.01, 0.99, 1e-8, 0.01, 0.9, true),
            new OptimizerSpec.Adagrad(0.05, 0.1, 0, 0.1, 1e-10))
        .map(optimizer -> new Case(optimizer.toString(), experiment(EPOCHS).with(optimizer)));
  }

  private static Stream<Case> schedules() {
    return Stream.of(
            new ScheduleSpec.Step(2, 0.5),
            new ScheduleSpec.MultiStep(List.of(2, 4), 0.5),
            new ScheduleSpec.Exponential(0.9),
            ScheduleSpec.Cosine.DEFAULT,
            new ScheduleSpec.WarmUp(3, 0.1, new ScheduleSpec.Exponential(0.9)),
            new ScheduleSpec.OneCycle(0.1, 0.3, 25, 1e4),
            new ScheduleSpec.ReduceOnPlateau(0.5, 0, 0.05, 0))
        .map(schedule -> new Case(schedule.toString(), experiment(EPOCHS).with(schedule)));
  }

  private static Stream<Case> stopping() {
    return Stream.of(
            new EarlyStoppingSpec(Metric.LOSS, 1, 0.01),
            new EarlyStoppingSpec(Metric.ACCURACY, 2, 0),
            new EarlyStoppingSpec(Metric.LOSS, 100, 0))
        .map(
            spec ->
                new Case(
                    spec.toString(),
                    experiment(EPOCHS)
                        .with(
                            new TrainingSpec(
                                EPOCHS, OptionalInt.of(BATCH), 3, Optional.of(spec)))));
  }

  private static ExperimentSpec experiment(int epochs) {
    return Experiments.normalized(
            LayerSpec.BatchNorm.DEFAULT, new OptimizerSpec.Adam(0.02, 0.9, 0.999, 1e-8))
        .with(new TrainingSpec(epochs, OptionalInt.of(BATCH), 3));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void textbook_ends_with_the_same_bits(Case own) {
    assertSameEnd(own, new TextbookEngine(), Precision.FLOAT64);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scratch_ends_with_the_same_bits(Case own) {
    assertSameEnd(own, new ScratchEngine(), Precision.FLOAT32);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pytorch_ends_with_the_same_bits(Case own) {
    assertSameEnd(own, new PyTorchEngine(), Precision.FLOAT32);
  }

  @Test
  void the_memory_of_another_experiment_is_refused() {
    Trainer[] taken = new Trainer[1];
    train(cases().findFirst().orElseThrow(), new TextbookEngine(), Precision.FLOAT64, taken);
    Case plateau =
        new Case(
            "plateau", experiment(EPOCHS).with(new ScheduleSpec.ReduceOnPlateau(0.5, 0, 0.05, 0)));
    TrainingMemory memory = taken[0].memory();

    try (Session session = open(plateau, new TextbookEngine(), Precision.FLOAT64)) {
      Trainer trainer = new Trainer(plateau.experiment(), data(), session, event -> {});
      assertThatThrownBy(() -> trainer.resume(memory))
          .hasMessage("training: expected the memory of this experiment, got that of another");
    }
  }

  private static void assertSameEnd(Case own, Engine engine, Precision precision) {
    End unbroken = train(own, engine, precision, new Trainer[1]);
    for (int cut = 1; cut <= unbroken.told().size(); cut++) {
      End resumed = cutAfter(cut, own, engine, precision);
      assertThat(resumed.told()).as("cut after epoch %d", cut).isEqualTo(unbroken.told());
      assertThat(resumed.state()).as("cut after epoch %d", cut).isEqualTo(unbroken.state());
    }
  }

  private static End train(Case own, Engine engine, Precision precision, Trainer[] taken) {
    List<String> told = new ArrayList<>();
    try (Session session = open(own, engine, precision)) {
      taken[0] = new Trainer(own.experiment(), data(), session, event -> tell(event, told));
      taken[0].run();
      return new End(session.state(), told);
    }
  }

  private static End cutAfter(int epochs, Case own, Engine engine, Precision precision) {
    List<String> told = new ArrayList<>();
    TrainingMemory memory;
    SessionState state;
    try (Session session = open(own, engine, precision)) {
      Trainer trainer = new Trainer(own.experiment(), data(), session, event -> tell(event, told));
      while (trainer.epoch() < epochs) {
        trainer.runEpoch();
      }
      memory = trainer.memory();
      state = session.state();
    }
    try (Session session = open(own, engine, precision)) {
      Trainer trainer = new Trainer(own.experiment(), data(), session, event -> tell(event, told));
      trainer.resume(memory);
      session.restore(state);
      assertThat(trainer.epoch()).isEqualTo(epochs);
      trainer.run();
      return new End(session.state(), told);
    }
  }

  private static void tell(TrainingEvent event, List<String> told) {
    if (event instanceof EpochFinished epoch) {
      told.add(
          List.of(
                  epoch.epoch(),
                  epoch.train(),
                  epoch.validation(),
                  epoch.test(),
                  epoch.learningRates(),
                  epoch.orderSha256(),
                  epoch.targetsSha256())
              .toString());
    }
  }

  private static Session open(Case own, Engine engine, Precision precision) {
    ExperimentSpec experiment = own.experiment();
    SessionState initial =
        Initializer.initialState(experiment.network(), experiment.training().seed());
    return engine.open(experiment, new Execution(1, precision), initial, data().training());
  }

  /** All parts are the same rows: whether they improve matters, not on what. */
  private static DataSplits data() {
    Dataset all = Experiments.data(LossSpec.SoftmaxCrossEntropy.DEFAULT);
    int[] first = IntStream.range(0, ROWS).toArray();
    float[] features = new float[ROWS * Experiments.INPUTS];
    all.features().gather(first, features);
    Dataset rows =
        new Dataset(
            "few",
            Features.of(features, Experiments.INPUTS),
            all.targets().of(first),
            all.featureNames(),
            Optional.empty());
    return new DataSplits(rows, rows, rows);
  }
}
