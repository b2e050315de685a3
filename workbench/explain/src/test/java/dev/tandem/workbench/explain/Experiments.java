package dev.tandem.workbench.explain;

import dev.tandem.data.Dataset;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.RegularizationSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One experiment for each thing that an explanation must be able to write down. */
enum Experiments {
  SOFTMAX(
      Steps.xor(),
      new LossSpec.SoftmaxCrossEntropy(Reduction.MEAN),
      new OptimizerSpec.Sgd(0.5, 0),
      new Dense(2),
      of(new ActivationSpec.Tanh()),
      new Dense(2)),
  SMOOTHED_AND_WEIGHTED(
      Steps.xor(),
      new LossSpec.SoftmaxCrossEntropy(
          Reduction.MEAN, 0.1, new ClassWeights.Given(List.of(0.5, 2.0))),
      new OptimizerSpec.Sgd(0.1, 0.9, 0, 0.01, true),
      new Dense(3),
      of(new ActivationSpec.Relu()),
      new Dense(2)),
  LOGISTIC(
      Steps.xor(),
      new LossSpec.BinaryCrossEntropy(Reduction.SUM, PositiveWeight.of(3)),
      new OptimizerSpec.Sgd(0.1, 0.8, 0.3, 0, false),
      new Dense(OptionalInt.of(3), false),
      of(new ActivationSpec.Sigmoid()),
      new Dense(1)),
  SQUARED(
      Steps.numbers(),
      LossSpec.MeanSquaredError.DEFAULT,
      new OptimizerSpec.Adam(0.01, 0.9, 0.99, 1e-8, 0.02, true),
      new Dense(3),
      of(LeakyRelu.DEFAULT),
      new Dense(2)),
  ABSOLUTE(
      Steps.numbers(),
      LossSpec.MeanAbsoluteError.DEFAULT,
      OptimizerSpec.AdamW.DEFAULT,
      new Dense(3),
      of(Elu.DEFAULT),
      new Dense(2)),
  HUBER(
      Steps.numbers(),
      new LossSpec.Huber(Reduction.MEAN, 0.7),
      new OptimizerSpec.RmsProp(0.01, 0.9, 1e-8, 0.01, 0.5, true),
      new Dense(3),
      of(new ActivationSpec.Selu()),
      new Dense(2)),
  CLASSES_AS_NUMBERS(
      Steps.xor(),
      new LossSpec.MeanSquaredError(Reduction.SUM),
      new OptimizerSpec.Adagrad(0.1, 0.02, 0.01, 0.1, 1e-10),
      new Dense(3),
      of(Gelu.DEFAULT),
      new Dropout(0.4),
      new Dense(2)),
  BATCH_NORM(
      Steps.xor(),
      LossSpec.SoftmaxCrossEntropy.DEFAULT,
      new OptimizerSpec.RmsProp(0.01, 0.99, 1e-8, 0, 0, false),
      new Dense(3),
      BatchNorm.DEFAULT,
      of(new ActivationSpec.Silu()),
      new Dense(2)),
  LAYER_NORM(
      Steps.numbers(),
      LossSpec.MeanSquaredError.DEFAULT,
      new OptimizerSpec.Adam(0.01, 0.9, 0.99, 1e-8),
      new Dense(3),
      LayerNorm.DEFAULT,
      of(new Softplus(2)),
      new Dense(2)),
  DEEP(
      Steps.numbers(),
      LossSpec.MeanSquaredError.DEFAULT,
      OptimizerSpec.Sgd.DEFAULT,
      new Dropout(0.2),
      new Dense(12),
      of(new Gelu(Gelu.Form.TANH)),
      new Dense(11),
      of(new ActivationSpec.Identity()),
      new Dense(2));

  private final Dataset data;
  private final ExperimentSpec experiment;

  Experiments(Dataset data, LossSpec loss, OptimizerSpec optimizer, LayerSpec... layers) {
    this.data = data;
    this.experiment =
        Steps.experiment(
            data,
            NetworkSpec.of(data.features().width(), new InitializationSpec.Torch(), layers),
            loss,
            optimizer);
  }

  private static Activation of(ActivationSpec function) {
    return new Activation(function);
  }

  Dataset data() {
    return data;
  }

  /** Each with what it is to be regularized by. */
  ExperimentSpec experiment() {
    return experiment.with(
        switch (this) {
          case SQUARED -> new RegularizationSpec(0.03, none(), none());
          case ABSOLUTE -> new RegularizationSpec(0, OptionalDouble.of(0.2), none());
          case HUBER -> new RegularizationSpec(0, none(), OptionalDouble.of(0.05));
          default -> RegularizationSpec.NONE;
        });
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
