package dev.tandem.parity;

import static java.util.stream.Stream.concat;

import dev.tandem.data.Dataset;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** One experiment that engines must agree on, where one part is not as in the others. */
record Bar(String part, ExperimentSpec experiment) {
  private static final Sgd MOMENTUM = new Sgd(0.05, 0.9);
  private static final ActivationSpec TANH = new ActivationSpec.Tanh();

  static Stream<Bar> all() {
    return concat(
        concat(activations(), optimizers()),
        concat(losses(), concat(normalizations(), regularizations())));
  }

  private static Stream<Bar> activations() {
    return Stream.of(
            new ActivationSpec.Identity(),
            new ActivationSpec.Relu(),
            TANH,
            new ActivationSpec.Sigmoid(),
            new LeakyRelu(0.2),
            new Elu(0.7),
            new ActivationSpec.Selu(),
            new Gelu(Gelu.Form.EXACT),
            new Gelu(Gelu.Form.TANH),
            new ActivationSpec.Silu(),
            new Softplus(2))
        .flatMap(
            activation ->
                Stream.of(MOMENTUM, Adam.DEFAULT)
                    .map(
                        optimizer ->
                            new Bar(
                                activation + " under " + optimizer.name(),
                                Experiments.small(
                                    activation, SoftmaxCrossEntropy.DEFAULT, optimizer))));
  }

  static Stream<OptimizerSpec> everyOptimizer() {
    return Stream.of(
        new Sgd(0.1, 0, 0, 0.01, false),
        new Sgd(0.05, 0.9, 0.3, 0.01, false),
        new Sgd(0.05, 0.9, 0, 0.01, true),
        new Adam(0.002, 0.8, 0.99, 1e-6, 0.01, false),
        new Adam(0.002, 0.8, 0.9, 1e-6, 0.01, true),
        AdamW.DEFAULT,
        new AdamW(0.002, 0.8, 0.9, 1e-6, 0.1, true),
        new RmsProp(0.001, 0.9, 1e-6, 0, 0, false),
        new RmsProp(0.001, 0.9, 1e-6, 0.01, 0.9, false),
        new RmsProp(0.001, 0.9, 1e-6, 0.01, 0, true),
        new RmsProp(0.001, 0.9, 1e-6, 0.01, 0.9, true),
        Adagrad.DEFAULT,
        new Adagrad(0.02, 0.01, 0.01, 0.1, 1e-6));
  }

  private static Stream<Bar> optimizers() {
    return everyOptimizer()
        .map(
            optimizer ->
                new Bar(
                    optimizer.toString(),
                    Experiments.small(TANH, SoftmaxCrossEntropy.DEFAULT, optimizer)));
  }

  private static Stream<Bar> losses() {
    ClassWeights weights = new ClassWeights.Given(List.of(0.5, 1.0, 2.0, 3.0, 0.25));
    ClassWeights none = new ClassWeights.None();
    return Stream.of(
            new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, none),
            new SoftmaxCrossEntropy(Reduction.MEAN, 0, weights),
            new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, weights),
            BinaryCrossEntropy.DEFAULT,
            new BinaryCrossEntropy(Reduction.MEAN, PositiveWeight.of(3)),
            MeanSquaredError.DEFAULT,
            MeanAbsoluteError.DEFAULT,
            new Huber(Reduction.MEAN, 0.5))
        .flatMap(
            loss ->
                Stream.of(new Sgd(0.02, 0.9), Adam.DEFAULT)
                    .map(
                        optimizer ->
                            new Bar(
                                loss + " under " + optimizer.name(),
                                Experiments.small(TANH, loss, optimizer))));
  }

  private static Stream<Bar> normalizations() {
    return Stream.of(new BatchNorm(0.2, 1e-4), new LayerNorm(1e-4))
        .flatMap(
            layer ->
                concat(Stream.of(MOMENTUM, Adam.DEFAULT), everyOptimizer())
                    .map(
                        optimizer ->
                            new Bar(
                                layer + " under " + optimizer,
                                Experiments.normalized(layer, optimizer))));
  }

  private static Stream<Bar> regularizations() {
    OptionalDouble none = OptionalDouble.empty();
    ExperimentSpec plain = Experiments.small(TANH, SoftmaxCrossEntropy.DEFAULT, Adam.DEFAULT);
    ExperimentSpec sum = Experiments.small(TANH, sum(), new Sgd(0.002, 0.9));
    return Stream.of(
        new Bar("l1", plain.with(new RegularizationSpec(0.01, none, none))),
        new Bar("clipNorm", plain.with(new RegularizationSpec(0, OptionalDouble.of(0.5), none))),
        new Bar("clipValue", plain.with(new RegularizationSpec(0, none, OptionalDouble.of(0.01)))),
        new Bar(
            "sum, clipNorm and l1",
            sum.with(new RegularizationSpec(0.01, OptionalDouble.of(5), none))));
  }

  private static LossSpec sum() {
    return new SoftmaxCrossEntropy(Reduction.SUM);
  }

  Dataset data() {
    return Experiments.data(experiment.loss());
  }

  @Override
  public String toString() {
    return part;
  }
}
