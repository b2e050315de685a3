package dev.tandem.network.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.DataSpec;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.FoldSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import dev.tandem.network.ThresholdSpec;
import dev.tandem.network.TrainingSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of a spec, written and read again; no setting has its default. */
class RoundTripTest {
  private static final ExperimentSpec PLAIN =
      new ExperimentSpec(
          "x",
          DataSpec.DEFAULT,
          NetworkSpec.of(2, new InitializationSpec.He(), new LayerSpec.Dense(2)),
          ExperimentSpec.DEFAULT_LOSS,
          ExperimentSpec.DEFAULT_OPTIMIZER,
          TrainingSpec.DEFAULT);

  static Stream<LayerSpec> layers() {
    return Stream.concat(
        Stream.of(
            new LayerSpec.Dense(7),
            new LayerSpec.Dense(OptionalInt.of(7), false),
            new LayerSpec.Dropout(0.3),
            LayerSpec.BatchNorm.DEFAULT,
            new LayerSpec.BatchNorm(0.2, 1e-3),
            LayerSpec.LayerNorm.DEFAULT,
            new LayerSpec.LayerNorm(1e-3)),
        activations().map(LayerSpec.Activation::new));
  }

  private static Stream<ActivationSpec> activations() {
    return Stream.of(
        new ActivationSpec.Identity(),
        new ActivationSpec.Relu(),
        new ActivationSpec.Tanh(),
        new ActivationSpec.Sigmoid(),
        ActivationSpec.LeakyRelu.DEFAULT,
        new ActivationSpec.LeakyRelu(0.2),
        new ActivationSpec.Elu(0.5),
        new ActivationSpec.Selu(),
        new Gelu(Gelu.Form.EXACT),
        new Gelu(Gelu.Form.TANH),
        new ActivationSpec.Silu(),
        new ActivationSpec.Softplus(2));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void every_layer_reads_as_it_was_written(LayerSpec layer) {
    assertReadsEqual(
        PLAIN.with(
            NetworkSpec.of(
                2, new InitializationSpec.He(), new LayerSpec.Dense(3), layer, last(false))));
  }

  static Stream<InitializationSpec> initializations() {
    return Stream.of(
        new InitializationSpec.Xavier(),
        new InitializationSpec.XavierUniform(),
        new InitializationSpec.He(),
        new InitializationSpec.HeUniform(),
        new InitializationSpec.Torch(),
        new InitializationSpec.Normal(0.02),
        new InitializationSpec.Zeros(),
        new InitializationSpec.Orthogonal());
  }

  @ParameterizedTest
  @MethodSource("initializations")
  void every_start_of_weights_and_biases_reads_as_it_was_written(InitializationSpec start) {
    boolean forBiases = !(start instanceof InitializationSpec.Orthogonal);
    InitializationSpec biases = forBiases ? start : NetworkSpec.DEFAULT_BIASES;

    assertReadsEqual(
        PLAIN.with(new NetworkSpec(OptionalInt.empty(), List.of(last(true)), start, biases)));
  }

  static Stream<LossSpec> losses() {
    Reduction sum = Reduction.SUM;
    return Stream.of(
        new LossSpec.SoftmaxCrossEntropy(sum, 0.1, new ClassWeights.None()),
        new LossSpec.SoftmaxCrossEntropy(sum, 0, new ClassWeights.Balanced()),
        new LossSpec.SoftmaxCrossEntropy(sum, 0, new ClassWeights.Given(List.of(1.0, 2.5))),
        new LossSpec.BinaryCrossEntropy(sum, PositiveWeight.of(3.5)),
        new LossSpec.BinaryCrossEntropy(sum, PositiveWeight.BALANCED),
        new LossSpec.MeanSquaredError(sum),
        new LossSpec.MeanAbsoluteError(sum),
        new LossSpec.Huber(sum, 0.5));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void every_loss_reads_as_it_was_written_and_the_data_has_its_task(LossSpec loss) {
    ExperimentSpec spec = PLAIN.with(loss);
    DataSpec data = loss.task() == Task.REGRESSION ? numbers() : spec.data();

    assertReadsEqual(
        new ExperimentSpec("x", data, spec.network(), loss, spec.optimizer(), spec.training()));
  }

  static Stream<OptimizerSpec> optimizers() {
    return Stream.of(
        new OptimizerSpec.Sgd(0.1, 0.9, 0.2, 0.01, false),
        new OptimizerSpec.Sgd(0.1, 0.9, 0, 0, true),
        new OptimizerSpec.Adam(0.1, 0.8, 0.7, 1e-7, 0.01, true),
        new OptimizerSpec.AdamW(0.1, 0.8, 0.7, 1e-7, 0.02, true),
        new OptimizerSpec.RmsProp(0.1, 0.8, 1e-7, 0.01, 0.9, true),
        new OptimizerSpec.Adagrad(0.1, 0.2, 0.01, 0.3, 1e-7));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void every_optimizer_reads_as_it_was_written(OptimizerSpec optimizer) {
    assertReadsEqual(PLAIN.with(optimizer));
  }

  static Stream<ScheduleSpec> schedules() {
    return Stream.of(
        new ScheduleSpec.Constant(),
        new ScheduleSpec.Step(3, 0.5),
        new ScheduleSpec.MultiStep(List.of(2, 4), 0.5),
        new ScheduleSpec.Exponential(0.9),
        new ScheduleSpec.Cosine(1e-5),
        new ScheduleSpec.WarmUp(2, 0.5, new ScheduleSpec.Constant()),
        new ScheduleSpec.WarmUp(2, 0.5, new ScheduleSpec.MultiStep(List.of(1), 0.5)),
        new ScheduleSpec.OneCycle(0.5, 0.4, 20, 1e3),
        new ScheduleSpec.ReduceOnPlateau(0.5, 3, 1e-3, 1e-6));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void every_schedule_reads_as_it_was_written(ScheduleSpec schedule) {
    assertReadsEqual(PLAIN.with(schedule));
  }

  static Stream<ThresholdSpec> thresholds() {
    return Stream.of(
        new ThresholdSpec.Fixed(0.3),
        new ThresholdSpec.BestF1(),
        new ThresholdSpec.AtRecall(0.8),
        new ThresholdSpec.LowestCost(1, 5));
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void every_threshold_reads_as_it_was_written(ThresholdSpec threshold) {
    assertReadsEqual(PLAIN.with(threshold));
  }

  @Test
  void regularization_and_early_stopping_read_as_they_were_written() {
    OptionalDouble none = OptionalDouble.empty();
    assertReadsEqual(PLAIN.with(new RegularizationSpec(0.1, OptionalDouble.of(2), none)));
    assertReadsEqual(PLAIN.with(new RegularizationSpec(0.1, none, OptionalDouble.of(3))));
    for (EarlyStoppingSpec.Metric metric : EarlyStoppingSpec.Metric.values()) {
      EarlyStoppingSpec stopping = new EarlyStoppingSpec(metric, 2, 0.01);
      assertReadsEqual(
          PLAIN.with(new TrainingSpec(4, OptionalInt.of(8), 3, Optional.of(stopping))));
    }
  }

  @Test
  void a_split_seed_and_a_fold_read_as_they_were_written() {
    assertReadsEqual(on(DataSpec.DEFAULT.withSplitSeed(9)));
    assertReadsEqual(on(DataSpec.DEFAULT.with(new FoldSpec(2, 3))));
    assertReadsEqual(on(DataSpec.DEFAULT.with(new SplitSpec.GivenTraining())));
  }

  private static ExperimentSpec on(DataSpec data) {
    return new ExperimentSpec(
        "x", data, PLAIN.network(), PLAIN.loss(), PLAIN.optimizer(), PLAIN.training());
  }

  private static void assertReadsEqual(ExperimentSpec spec) {
    SpecNode written = SpecNode.of(ExperimentWriter.write(spec), "written");

    assertThat(ExperimentReader.read(written)).isEqualTo(spec);
  }

  private static LayerSpec last(boolean bias) {
    return new LayerSpec.Dense(OptionalInt.empty(), bias);
  }

  private static DataSpec numbers() {
    return DataSpec.of(Task.REGRESSION, "friedman");
  }
}
