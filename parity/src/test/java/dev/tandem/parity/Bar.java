package dev.tandem.parity;

import static dev.tandem.network.LossSpec.Reduction.MEAN;
import static dev.tandem.network.LossSpec.Reduction.SUM;
import static java.util.stream.Stream.concat;

import dev.tandem.data.Dataset;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** One experiment that engines must agree on, where one part is not as in the others. */
record Bar(String part, ExperimentSpec experiment) {
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
                underTwo(
                    activation instanceof Gelu gelu
                        ? "gelu " + gelu.form().name().toLowerCase(Locale.ROOT)
                        : activation.name(),
                    optimizer ->
                        Experiments.small(activation, SoftmaxCrossEntropy.DEFAULT, optimizer)));
  }

  private static Stream<Bar> losses() {
    ClassWeights weights = new ClassWeights.Given(List.of(0.5, 1.0, 2.0, 3.0, 0.25));
    ClassWeights none = new ClassWeights.None();
    Map<String, LossSpec> losses = new LinkedHashMap<>();
    losses.put("cross-entropy smoothed", new SoftmaxCrossEntropy(MEAN, 0.1, none));
    losses.put("cross-entropy weighted", new SoftmaxCrossEntropy(MEAN, 0, weights));
    losses.put("cross-entropy smoothed, weighted", new SoftmaxCrossEntropy(MEAN, 0.1, weights));
    losses.put("binary", BinaryCrossEntropy.DEFAULT);
    losses.put("binary weighted", new BinaryCrossEntropy(MEAN, PositiveWeight.of(3)));
    losses.put("squared error", MeanSquaredError.DEFAULT);
    losses.put("absolute error", MeanAbsoluteError.DEFAULT);
    losses.put("huber", new Huber(MEAN, 0.5));
    return losses.entrySet().stream()
        .flatMap(
            loss ->
                underTwo(
                    loss.getKey(),
                    optimizer -> Experiments.small(TANH, loss.getValue(), optimizer)));
  }

  private static Stream<Bar> underTwo(
      String part, Function<OptimizerSpec, ExperimentSpec> experiment) {
    return Stream.of(new Sgd(0.05, 0.9), Adam.DEFAULT)
        .map(
            optimizer -> new Bar(part + " under " + optimizer.name(), experiment.apply(optimizer)));
  }

  private static Map<String, OptimizerSpec> everyOptimizer() {
    Map<String, OptimizerSpec> named = new LinkedHashMap<>();
    named.put("sgd decay", new Sgd(0.1, 0, 0, 0.01, false));
    named.put("sgd dampened", new Sgd(0.05, 0.9, 0.3, 0.01, false));
    named.put("sgd nesterov", new Sgd(0.05, 0.9, 0, 0.01, true));
    named.put("adam decay", new Adam(0.002, 0.8, 0.99, 1e-6, 0.01, false));
    named.put("adam amsgrad", new Adam(0.002, 0.8, 0.9, 1e-6, 0.01, true));
    named.put("adamw", AdamW.DEFAULT);
    named.put("adamw amsgrad", new AdamW(0.002, 0.8, 0.9, 1e-6, 0.1, true));
    named.put("rmsprop", new RmsProp(0.001, 0.9, 1e-6, 0, 0, false));
    named.put("rmsprop momentum", new RmsProp(0.001, 0.9, 1e-6, 0.01, 0.9, false));
    named.put("rmsprop centred", new RmsProp(0.001, 0.9, 1e-6, 0.01, 0, true));
    named.put("rmsprop both", new RmsProp(0.001, 0.9, 1e-6, 0.01, 0.9, true));
    named.put("adagrad", Adagrad.DEFAULT);
    named.put("adagrad options", new Adagrad(0.02, 0.01, 0.01, 0.1, 1e-6));
    return named;
  }

  private static Stream<Bar> optimizers() {
    return everyOptimizer().entrySet().stream()
        .map(
            optimizer ->
                new Bar(
                    optimizer.getKey(),
                    Experiments.small(TANH, SoftmaxCrossEntropy.DEFAULT, optimizer.getValue())));
  }

  private static Stream<Bar> normalizations() {
    Map<String, LayerSpec> layers = new LinkedHashMap<>();
    layers.put("batch norm", new BatchNorm(0.2, 1e-4));
    layers.put("layer norm", new LayerNorm(1e-4));
    return layers.entrySet().stream()
        .flatMap(
            layer ->
                everyOptimizer().entrySet().stream()
                    .map(
                        optimizer ->
                            new Bar(
                                layer.getKey() + " under " + optimizer.getKey(),
                                Experiments.normalized(layer.getValue(), optimizer.getValue()))));
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
    return new SoftmaxCrossEntropy(SUM);
  }

  Dataset data() {
    return Experiments.data(experiment.loss());
  }

  /**
   * How far float32 may be from float64 after ten steps. RMSprop makes as long a step along a
   * gradient that is hardly larger than its rounding as along any other, and momentum adds such
   * steps up.
   */
  double roundingTolerance() {
    boolean addsUp = experiment.optimizer() instanceof RmsProp rmsProp && rmsProp.momentum() > 0;
    return addsUp ? 1e-5 : 2e-6;
  }

  @Override
  public String toString() {
    return part;
  }
}
