package dev.tandem.conformance;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.RegularizationSpec;
import java.util.Locale;
import java.util.OptionalInt;

/** Specs from the lines of a golden file. */
final class GoldenSpecs {
  private GoldenSpecs() {}

  static LayerSpec layer(SpecLine line) {
    return switch (line.kind()) {
      case "dense" ->
          new LayerSpec.Dense(
              OptionalInt.of((int) line.number("outputs")), !line.has("bias") || line.flag("bias"));
      case "batch-norm" -> new LayerSpec.BatchNorm(line.number("momentum"), line.number("epsilon"));
      case "layer-norm" -> new LayerSpec.LayerNorm(line.number("epsilon"));
      default -> new LayerSpec.Activation(activation(line));
    };
  }

  private static ActivationSpec activation(SpecLine line) {
    return switch (line.kind()) {
      case "identity" -> new ActivationSpec.Identity();
      case "relu" -> new ActivationSpec.Relu();
      case "tanh" -> new ActivationSpec.Tanh();
      case "sigmoid" -> new ActivationSpec.Sigmoid();
      case "leaky-relu" -> new ActivationSpec.LeakyRelu(line.number("slope"));
      case "elu" -> new ActivationSpec.Elu(line.number("alpha"));
      case "selu" -> new ActivationSpec.Selu();
      case "gelu" ->
          new ActivationSpec.Gelu(constant(ActivationSpec.Gelu.Form.class, line, "form"));
      case "silu" -> new ActivationSpec.Silu();
      case "softplus" -> new ActivationSpec.Softplus(line.number("beta"));
      default -> throw line.unknown();
    };
  }

  static LossSpec loss(SpecLine line) {
    Reduction reduction = constant(Reduction.class, line, "reduction");
    return switch (line.kind()) {
      case "softmax-cross-entropy" ->
          new LossSpec.SoftmaxCrossEntropy(
              reduction, line.numberOrZero("labelSmoothing"), classWeights(line));
      case "binary-cross-entropy" ->
          new LossSpec.BinaryCrossEntropy(
              reduction, PositiveWeight.of(line.optional("positiveWeight").orElse(1)));
      case "mean-squared-error" -> new LossSpec.MeanSquaredError(reduction);
      case "mean-absolute-error" -> new LossSpec.MeanAbsoluteError(reduction);
      case "huber" -> new LossSpec.Huber(reduction, line.number("delta"));
      default -> throw line.unknown();
    };
  }

  private static ClassWeights classWeights(SpecLine line) {
    return line.has("classWeights")
        ? new ClassWeights.Given(line.numbers("classWeights"))
        : new ClassWeights.None();
  }

  static OptimizerSpec optimizer(SpecLine line) {
    double rate = line.number("learningRate");
    double decay = line.numberOrZero("weightDecay");
    double momentum = line.numberOrZero("momentum");
    return switch (line.kind()) {
      case "sgd" ->
          new OptimizerSpec.Sgd(
              rate, momentum, line.numberOrZero("dampening"), decay, line.flag("nesterov"));
      case "adam" ->
          new OptimizerSpec.Adam(
              rate,
              line.number("beta1"),
              line.number("beta2"),
              line.number("epsilon"),
              decay,
              line.flag("amsgrad"));
      case "adamw" ->
          new OptimizerSpec.AdamW(
              rate,
              line.number("beta1"),
              line.number("beta2"),
              line.number("epsilon"),
              decay,
              line.flag("amsgrad"));
      case "rmsprop" ->
          new OptimizerSpec.RmsProp(
              rate,
              line.number("alpha"),
              line.number("epsilon"),
              decay,
              momentum,
              line.flag("centered"));
      case "adagrad" ->
          new OptimizerSpec.Adagrad(
              rate,
              line.numberOrZero("rateDecay"),
              decay,
              line.numberOrZero("initialAccumulator"),
              line.number("epsilon"));
      default -> throw line.unknown();
    };
  }

  static RegularizationSpec regularization(SpecLine line) {
    return new RegularizationSpec(
        line.numberOrZero("l1"), line.optional("clipNorm"), line.optional("clipValue"));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, SpecLine line, String key) {
    return Enum.valueOf(type, line.text(key).toUpperCase(Locale.ROOT));
  }
}
