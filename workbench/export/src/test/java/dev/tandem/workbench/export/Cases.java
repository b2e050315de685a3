package dev.tandem.workbench.export;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.TrainingSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Experiments that together use everything that a specification can say. */
final class Cases {
  private static final int EPOCHS = 3;

  private final List<Case> cases = new ArrayList<>();

  private Cases() {}

  static List<Case> all() {
    Cases table = new Cases();
    table.addActivations();
    table.addLayers();
    table.addLosses();
    table.addOptimizers();
    table.addSchedules();
    table.addDecisionsOnValidationRows();
    table.addRegularizations();
    table.addInitializations();
    table.addPixels();
    return table.cases;
  }

  private void addActivations() {
    List.of(
            new ActivationSpec.Identity(),
            new ActivationSpec.Relu(),
            new ActivationSpec.Tanh(),
            new ActivationSpec.Sigmoid(),
            new ActivationSpec.LeakyRelu(0.2),
            new ActivationSpec.Elu(1),
            new ActivationSpec.Elu(0.7),
            new ActivationSpec.Selu(),
            new ActivationSpec.Gelu(ActivationSpec.Gelu.Form.EXACT),
            new ActivationSpec.Gelu(ActivationSpec.Gelu.Form.TANH),
            new ActivationSpec.Silu(),
            new ActivationSpec.Softplus(1),
            new ActivationSpec.Softplus(15))
        .forEach(function -> add(function.toString(), TinyExperiments.deepWith(function)));
  }

  private void addLayers() {
    add("dropout", TinyExperiments.deepWithDropout());
    add("every layer", TinyExperiments.everyLayer());
    add("batch norm", TinyExperiments.normalized(new LayerSpec.BatchNorm(0.3, 1e-3)));
    add("layer norm", TinyExperiments.normalized(LayerSpec.LayerNorm.DEFAULT));
    add(
        "one activation twice, two dropouts",
        TinyExperiments.appended(
            TinyExperiments.appended(
                TinyExperiments.appended(
                    TinyExperiments.deepWithDropout(),
                    new LayerSpec.Activation(new ActivationSpec.Relu())),
                new LayerSpec.Dropout(0.25)),
            new LayerSpec.Dense(3)));
  }

  private void addLosses() {
    Tiny classes = TinyExperiments.deep();
    Tiny two = TinyExperiments.oneLogit();
    ClassWeights weights = new ClassWeights.Given(List.of(1.0, 2.5, 0.5));
    ClassWeights none = new ClassWeights.None();
    add("sum", classes.with(new LossSpec.SoftmaxCrossEntropy(Reduction.SUM)));
    add("smoothing", classes.with(new LossSpec.SoftmaxCrossEntropy(Reduction.MEAN, 0.1, none)));
    add("weights", classes.with(new LossSpec.SoftmaxCrossEntropy(Reduction.MEAN, 0, weights)));
    add("both", classes.with(new LossSpec.SoftmaxCrossEntropy(Reduction.MEAN, 0.2, weights)));
    add("both, sum", classes.with(new LossSpec.SoftmaxCrossEntropy(Reduction.SUM, 0.2, weights)));
    add("binary", two);
    add("binary, sum", two.with(new LossSpec.BinaryCrossEntropy(Reduction.SUM)));
    add(
        "binary, weighted",
        two.with(new LossSpec.BinaryCrossEntropy(Reduction.MEAN, LossSpec.PositiveWeight.of(3.5))));
    for (Reduction reduction : Reduction.values()) {
      add("squared " + reduction, numbers(new LossSpec.MeanSquaredError(reduction)));
      add("absolute " + reduction, numbers(new LossSpec.MeanAbsoluteError(reduction)));
      add("huber " + reduction, numbers(new LossSpec.Huber(reduction, 0.5)));
    }
    add("squared error of classes", classes.with(LossSpec.MeanSquaredError.DEFAULT));
    add(
        "squared error of two classes with one output",
        TinyExperiments.appended(two, new LayerSpec.Activation(new ActivationSpec.Sigmoid()))
            .with(LossSpec.MeanSquaredError.DEFAULT));
  }

  /** At a rate that the sum of the rows' losses bears too. */
  private static Tiny numbers(LossSpec loss) {
    return TinyExperiments.regression(loss).with(new Sgd(0.01, 0));
  }

  private void addOptimizers() {
    Tiny tiny = TinyExperiments.deep();
    List.of(
            new Sgd(0.1, 0),
            new Sgd(0.1, 0, 0, 0.01, false),
            new Sgd(0.1, 0.9),
            new Sgd(0.1, 0.9, 0, 0.01, true),
            new Sgd(0.1, 0.9, 0.5, 0.01, false),
            new Adam(0.01, 0.9, 0.999, 1e-8),
            new Adam(0.01, 0.8, 0.9, 1e-6, 0.01, false),
            new Adam(0.01, 0.9, 0.9, 1e-8, 0.01, true),
            AdamW.DEFAULT,
            new AdamW(0.01, 0.9, 0.9, 1e-8, 0, false),
            new AdamW(0.01, 0.9, 0.9, 1e-8, 0.1, true),
            RmsProp.DEFAULT,
            new RmsProp(0.01, 0.9, 1e-6, 0.01, 0, true),
            new RmsProp(0.01, 0.9, 1e-6, 0, 0.5, false),
            new RmsProp(0.01, 0.9, 1e-6, 0.01, 0.5, true),
            Adagrad.DEFAULT,
            new Adagrad(0.01, 0.1, 0.01, 0.5, 1e-8))
        .forEach(optimizer -> add(optimizer.toString(), tiny.with(optimizer)));
  }

  private void addSchedules() {
    Tiny tiny = TinyExperiments.deep();
    List.of(
            new ScheduleSpec.Step(2, 0.1),
            new ScheduleSpec.MultiStep(List.of(1, 2), 0.3),
            new ScheduleSpec.Exponential(0.5),
            new ScheduleSpec.Cosine(0.01),
            new ScheduleSpec.WarmUp(2, 0.1, new ScheduleSpec.Constant()),
            new ScheduleSpec.OneCycle(0.5, 0.3, 25, 1e4))
        .forEach(
            schedule ->
                add(schedule.toString(), tiny.experiment().with(schedule), rows(tiny.training())));
    add(
        "Adam on a schedule",
        tiny.with(Adam.DEFAULT).experiment().with(new ScheduleSpec.Cosine(0)),
        rows(tiny.training()));
  }

  private void addDecisionsOnValidationRows() {
    Tiny tiny = TinyExperiments.deep();
    DataSplits rows = rows(tiny.training());
    // an improvement by half is none, so that the rate falls in the second epoch
    ScheduleSpec plateau = new ScheduleSpec.ReduceOnPlateau(0.1, 0, 0.5, 0.001);
    add("plateau", tiny.experiment().with(plateau), rows);
    add("plateau, Adam", tiny.with(Adam.DEFAULT).experiment().with(plateau), rows);
    for (Tiny one :
        List.of(
            tiny,
            TinyExperiments.oneLogit(),
            tiny.with(LossSpec.MeanSquaredError.DEFAULT),
            TinyExperiments.oneLogit().with(LossSpec.MeanSquaredError.DEFAULT))) {
      for (EarlyStoppingSpec.Metric metric : EarlyStoppingSpec.Metric.values()) {
        TrainingSpec stopping =
            new TrainingSpec(
                8, OptionalInt.of(10), 11, Optional.of(new EarlyStoppingSpec(metric, 1, 0.05)));
        cases.add(
            new Case(
                "stopping by " + metric + ", " + one.experiment().loss().name(),
                one.experiment().with(stopping),
                rows(one.training())));
      }
    }
  }

  private void addRegularizations() {
    Tiny tiny = TinyExperiments.deep();
    OptionalDouble no = OptionalDouble.empty();
    add("l1", tiny.with(new RegularizationSpec(0.01, no, no)));
    add("norm", tiny.with(new RegularizationSpec(0, OptionalDouble.of(0.05), no)));
    add("l1, value", tiny.with(new RegularizationSpec(0.003, no, OptionalDouble.of(0.03))));
  }

  private void addInitializations() {
    Tiny tiny = TinyExperiments.deep();
    List.of(
            new InitializationSpec.Xavier(),
            new InitializationSpec.XavierUniform(),
            new InitializationSpec.He(),
            new InitializationSpec.HeUniform(),
            new InitializationSpec.Torch(),
            new InitializationSpec.Normal(0.3),
            new InitializationSpec.Zeros(),
            new InitializationSpec.Orthogonal())
        .forEach(
            way -> {
              NetworkSpec network =
                  new NetworkSpec(
                      tiny.experiment().network().inputs(),
                      tiny.experiment().network().layers(),
                      way,
                      new InitializationSpec.Torch());
              add(way.toString(), tiny.experiment().with(network), rows(tiny.training()));
            });
  }

  /** Bytes in place of numbers. */
  private void addPixels() {
    Tiny tiny = TinyExperiments.deep();
    Dataset numbers = tiny.training();
    ByteBuffer pixels = ByteBuffer.allocate(numbers.rows() * numbers.features().width());
    float[] row = new float[numbers.features().width()];
    for (int i = 0; i < numbers.rows(); i++) {
      numbers.features().copy(i, row);
      for (float value : row) {
        pixels.put((byte) Math.max(0, Math.min(255, 128 + 60 * value)));
      }
    }
    Dataset images =
        new Dataset(
            "pixels",
            Features.of(pixels.flip(), numbers.features().width(), 1 / 78.5f, -1.3f),
            numbers.targets(),
            numbers.featureNames(),
            numbers.image());
    add("pixels", tiny.experiment(), rows(images));
  }

  private void add(String name, Tiny tiny) {
    add(name, tiny.experiment(), rows(tiny.training()));
  }

  private void add(String name, ExperimentSpec experiment, DataSplits data) {
    // 24 rows in batches of 10, the last one smaller
    cases.add(
        new Case(name, experiment.with(new TrainingSpec(EPOCHS, OptionalInt.of(10), 11)), data));
  }

  private static DataSplits rows(Dataset all) {
    return new DataSplits(all, all, all);
  }
}
