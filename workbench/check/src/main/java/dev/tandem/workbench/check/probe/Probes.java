package dev.tandem.workbench.check.probe;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The probes that suit a program, the simplest first. They are chosen so that any two mistakes of
 * the catalogue differ in one of them; docs/mistakes.md names those that do not.
 */
public final class Probes {
  private static final double RATE = 0.1;
  private static final List<LossSpec> LOSSES =
      List.of(
          LossSpec.SoftmaxCrossEntropy.DEFAULT,
          LossSpec.BinaryCrossEntropy.DEFAULT,
          LossSpec.MeanSquaredError.DEFAULT,
          LossSpec.MeanAbsoluteError.DEFAULT,
          LossSpec.Huber.DEFAULT);
  private static final List<ActivationSpec> ACTIVATIONS =
      List.of(
          new ActivationSpec.Tanh(),
          new ActivationSpec.Sigmoid(),
          new ActivationSpec.Relu(),
          new ActivationSpec.LeakyRelu(0.2),
          new ActivationSpec.Elu(1.5),
          new ActivationSpec.Selu(),
          ActivationSpec.Gelu.DEFAULT,
          new ActivationSpec.Silu(),
          new ActivationSpec.Softplus(2));
  // ε is large, so that float32 shows where it stands
  private static final Adam ADAM = new Adam(0.05, 0.8, 0.95, 1e-2);
  private static final List<OptimizerSpec> OPTIMIZERS =
      List.of(
          new Sgd(RATE, 0),
          ADAM,
          new AdamW(0.05, 0.8, 0.95, 1e-2, 0.3, false),
          new RmsProp(0.02, 0.8, 1e-2, 0, 0, false),
          new Adagrad(0.05, 0, 0, 0, 1e-2));

  private final List<Probe> chosen = new ArrayList<>();

  private Probes() {}

  /**
   * All probes that are worth trying on a program; what it cannot do it refuses to open.
   *
   * @param opens whether the program opens a probe
   * @param only the one network that the program has, if so
   * @return none if the program opens nothing
   */
  public static List<Probe> choose(Predicate<Probe> opens, Optional<NetworkSpec> only) {
    Probes probes = new Probes();
    Optional<Draft> base = base(opens, only);
    base.ifPresent(
        draft -> {
          probes.batches(draft);
          probes.numbers(draft);
          probes.optimizers(draft);
          if (only.isEmpty()) {
            probes.networks(draft);
          }
          probes.losses(draft, only);
        });
    return List.copyOf(probes.chosen);
  }

  /** The first that the program opens of its losses, activations and optimizers. */
  private static Optional<Draft> base(Predicate<Probe> opens, Optional<NetworkSpec> only) {
    for (LossSpec loss : LOSSES) {
      for (OptimizerSpec optimizer : OPTIMIZERS) {
        if (only.isPresent()) {
          Draft draft = draft(only.get(), loss, optimizer);
          if (fits(loss, only.get()) && opens.test(draft.probe())) {
            return Optional.of(draft);
          }
          continue;
        }
        for (ActivationSpec activation : ACTIVATIONS) {
          Draft draft = draft(network(activation, outputs(loss)), loss, optimizer);
          if (opens.test(draft.probe())) {
            return Optional.of(draft);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Draft draft(NetworkSpec network, LossSpec loss, OptimizerSpec optimizer) {
    return new Draft(
        "a few rows",
        network,
        loss,
        optimizer,
        RegularizationSpec.NONE,
        List.of(rows(0, 6)),
        List.of(optimizer.learningRate()),
        1,
        1,
        weights -> weights);
  }

  private static boolean fits(LossSpec loss, NetworkSpec network) {
    return !(loss instanceof LossSpec.BinaryCrossEntropy) || network.outputs() == 1;
  }

  private static int outputs(LossSpec loss) {
    if (loss instanceof LossSpec.BinaryCrossEntropy) {
      return 1;
    }
    return 3;
  }

  private void batches(Draft base) {
    double rate = base.rates().get(0);
    add(base.named("one row").steps(List.of(rows(3, 1)), rate));
    add(base);
    add(
        base.named("short last batch")
            .steps(List.of(rows(0, 6), rows(6, 6), rows(12, 2)), rate, rate, rate));
    add(base.named("repeated rows").steps(List.of(new int[] {4, 4, 9, 4, 1}), rate));
    add(
        base.named("changing rate")
            .steps(List.of(rows(0, 6), rows(6, 6), rows(12, 6)), rate, 0.5 * rate, 2 * rate));
  }

  private void numbers(Draft base) {
    add(base.named("inputs of 0").scaled(0, 1));
    add(base.named("logits of ±40").scaled(1, 40));
    add(base.named("logits of ±1000").scaled(1, 1500));
    add(base.named("all logits near 800").changing(OddWeights::withLargeBiases));
    add(base.named("a dead unit").changing(OddWeights::withADeadUnit));
  }

  private void optimizers(Draft base) {
    List<int[]> three = List.of(rows(0, 6), rows(6, 6), rows(12, 6));
    List<int[]> four = List.of(rows(0, 6), rows(6, 6), rows(12, 6), rows(18, 5));
    add(three(base, "three steps of plain descent", new Sgd(RATE, 0)));
    add(three(base, "three steps with momentum", new Sgd(RATE, 0.9)));
    add(
        base.with(new Sgd(RATE, 0.9))
            .named("momentum at a changing rate")
            .steps(four, RATE, RATE, 0.2 * RATE, 0.2 * RATE));
    add(three(base, "Nesterov's momentum", new Sgd(RATE, 0.9, 0, 0, true)));
    add(three(base, "weight decay", new Sgd(RATE, 0, 0, 0.5, false)));
    add(three(base, "weight decay with momentum", new Sgd(RATE, 0.9, 0, 0.5, false)));
    add(three(base, "three steps with Adam", ADAM));
    add(three(base, "Adam with its usual settings", Adam.DEFAULT));
    add(base.with(ADAM).named("Adam at a changing rate").steps(three, 0.05, 0.01, 0.05));
    add(three(base, "Adam with weight decay", new Adam(0.05, 0.8, 0.95, 1e-2, 0.3, false)));
    add(three(base, "AdamW", new AdamW(0.05, 0.8, 0.95, 1e-2, 0.3, false)));
    add(three(base, "AMSGrad", new Adam(0.05, 0.8, 0.5, 1e-2, 0, true)));
    add(three(base, "momentum with dampening", new Sgd(RATE, 0.9, 0.4, 0, false)));
    add(three(base, "RMSprop", new RmsProp(0.02, 0.8, 1e-2, 0, 0, false)));
    add(three(base, "Adagrad", new Adagrad(0.05, 0, 0, 0, 1e-2)));
    RegularizationSpec norm =
        new RegularizationSpec(0, OptionalDouble.of(0.05), OptionalDouble.empty());
    RegularizationSpec value =
        new RegularizationSpec(0, OptionalDouble.empty(), OptionalDouble.of(0.02));
    add(base.with(norm).named("gradients clipped by norm"));
    add(base.with(value).named("gradients clipped by value"));
    add(
        base.with(new RegularizationSpec(0.1, OptionalDouble.empty(), OptionalDouble.empty()))
            .named("L1 penalty"));
  }

  private static Draft three(Draft base, String name, OptimizerSpec optimizer) {
    double rate = optimizer.learningRate();
    return base.with(optimizer)
        .named(name)
        .steps(List.of(rows(0, 6), rows(6, 6), rows(12, 6)), rate, rate, rate);
  }

  private void networks(Draft base) {
    int outputs = base.network().outputs();
    for (ActivationSpec activation : ACTIVATIONS) {
      add(base.with(network(activation, outputs)).named("activation " + activation.name()));
    }
    add(
        base.with(network(new ActivationSpec.Relu(), outputs))
            .named("relu at exactly 0")
            .scaled(0, 1)
            .changing(OddWeights::withoutBiases));
    Activation activation = activation(base.network());
    int inputs = base.network().inputs().orElseThrow();
    double rate = base.rates().get(0);
    List<int[]> two = List.of(rows(0, 6), rows(6, 6));
    add(
        base.with(
                NetworkSpec.of(
                    inputs,
                    new InitializationSpec.Xavier(),
                    new Dense(6),
                    activation,
                    new Dropout(0.4),
                    new Dense(outputs)))
            .named("dropout")
            .steps(two, rate, rate));
    for (LayerSpec layer : List.of(new BatchNorm(0.3, 0.05), new LayerNorm(0.05))) {
      add(
          base.with(
                  NetworkSpec.of(
                      inputs,
                      new InitializationSpec.Xavier(),
                      new Dense(6),
                      layer,
                      activation,
                      new Dense(outputs)))
              .named(layer instanceof BatchNorm ? "batch normalization" : "layer normalization")
              .steps(two, rate, rate));
    }
    add(
        base.with(NetworkSpec.of(inputs, new InitializationSpec.Xavier(), new Dense(outputs)))
            .named("no hidden layer"));
    add(
        base.with(
                NetworkSpec.of(
                    inputs,
                    new InitializationSpec.Xavier(),
                    new Dense(6),
                    activation,
                    new Dense(6),
                    activation,
                    new Dense(6),
                    activation,
                    new Dense(outputs)))
            .named("layers of one shape")
            .steps(two, rate, rate));
  }

  private void losses(Draft base, Optional<NetworkSpec> only) {
    for (LossSpec loss : LOSSES) {
      if (loss.name().equals(base.loss().name())) {
        continue;
      }
      if (only.isPresent()) {
        if (fits(loss, only.get())) {
          add(base.with(loss).named("loss " + loss.name()));
        }
      } else {
        add(
            base.with(network(activation(base.network()).function(), outputs(loss)))
                .with(loss)
                .named("loss " + loss.name()));
      }
    }
    if (only.isEmpty() && base.loss() instanceof LossSpec.SoftmaxCrossEntropy) {
      ActivationSpec function = activation(base.network()).function();
      add(base.with(network(function, 2)).named("two classes"));
      add(base.with(network(function, 10)).named("ten classes"));
    }
    if (only.isEmpty()) {
      addConfident(base, LossSpec.BinaryCrossEntropy.DEFAULT);
      addWeighted(base);
    }
  }

  private void addWeighted(Draft base) {
    ActivationSpec function = activation(base.network()).function();
    Draft classes = base.with(network(function, 3));
    add(
        classes
            .with(new SoftmaxCrossEntropy(Reduction.MEAN, 0.2, new ClassWeights.None()))
            .named("label smoothing"));
    add(
        classes
            .with(
                new SoftmaxCrossEntropy(
                    Reduction.MEAN, 0, new ClassWeights.Given(List.of(1.0, 2.0, 5.0))))
            .named("class weights"));
    add(
        base.with(network(function, 1))
            .with(
                new BinaryCrossEntropy(
                    Reduction.MEAN, new LossSpec.PositiveWeight(false, OptionalDouble.of(3))))
            .named("a weight for positives"));
  }

  private void addConfident(Draft base, LossSpec loss) {
    if (!base.loss().name().equals(loss.name())) {
      Draft other =
          base.with(network(activation(base.network()).function(), outputs(loss))).with(loss);
      add(other.named("logits of ±40, " + loss.name()).scaled(1, 40));
      add(other.named("logits of ±1000, " + loss.name()).scaled(1, 1500));
    }
  }

  private void add(Draft draft) {
    chosen.add(draft.probe());
  }

  /** 4-6-6-outputs: the square weight shows a transposed one as wrong numbers. */
  private static NetworkSpec network(ActivationSpec activation, int outputs) {
    return NetworkSpec.of(
        4,
        new InitializationSpec.Xavier(),
        new Dense(6),
        new Activation(activation),
        new Dense(6),
        new Activation(activation),
        new Dense(outputs));
  }

  private static Activation activation(NetworkSpec network) {
    return network.layers().stream()
        .filter(Activation.class::isInstance)
        .map(Activation.class::cast)
        .findFirst()
        .orElseGet(() -> new Activation(new ActivationSpec.Tanh()));
  }

  private static int[] rows(int from, int count) {
    return IntStream.range(from, from + count).toArray();
  }
}
