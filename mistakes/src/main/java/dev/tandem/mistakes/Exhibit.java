package dev.tandem.mistakes;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.PositiveWeight;
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
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * An experiment in which a mistake can show.
 *
 * @param difference from the experiment that was asked for: {@code "with momentum 0.9"}; empty if
 *     there is none
 */
public record Exhibit(ExperimentSpec experiment, String difference) {
  private static final int BATCH = 3; // of four rows, so that the last batch is short

  /**
   * The experiment, or else the first of its variants in which the mistake can show; empty if it
   * can in none.
   *
   * @param experiment on classes, with a fitted network
   */
  public static Optional<Exhibit> of(Mistake mistake, ExperimentSpec experiment) {
    return variants(experiment).filter(exhibit -> mistake.shows(exhibit.experiment())).findFirst();
  }

  private static Stream<Exhibit> variants(ExperimentSpec e) {
    return Stream.of(
            Stream.of(new Exhibit(e, "")), optimizers(e), layers(e), losses(e), training(e))
        .flatMap(variants -> variants);
  }

  private static Stream<Exhibit> optimizers(ExperimentSpec e) {
    double rate = e.optimizer() instanceof Sgd sgd ? sgd.learningRate() : 0.1;
    double slow = rate / 5;
    return Stream.of(
        optimizer(e, new Sgd(slow, 0.9), "with momentum 0.9"),
        optimizer(e, new Sgd(slow, 0.9, 0, 0, true), "with Nesterov's momentum 0.9"),
        optimizer(e, new Sgd(rate, 0.9, 0.5, 0, false), "with momentum 0.9 and dampening 0.5"),
        optimizer(e, new Adam(0.01, 0.9, 0.999, 1e-8), "with Adam"),
        optimizer(e, new Adam(0.01, 0.9, 0.999, 1e-8, 0, true), "with AMSGrad"),
        optimizer(e, new Sgd(rate, 0, 0, 0.01, false), "with weight decay 0.01"),
        optimizer(
            e, new Adam(0.01, 0.9, 0.999, 1e-8, 0.05, false), "with Adam and weight decay 0.05"),
        optimizer(
            e, new AdamW(0.01, 0.9, 0.999, 1e-8, 0.05, false), "with AdamW and weight decay 0.05"),
        optimizer(e, RmsProp.DEFAULT, "with RMSprop"),
        optimizer(e, new Adagrad(0.05, 0, 0, 0, 1e-10), "with Adagrad"));
  }

  private static Exhibit optimizer(ExperimentSpec e, OptimizerSpec optimizer, String difference) {
    return new Exhibit(e.with(optimizer), difference);
  }

  private static Stream<Exhibit> layers(ExperimentSpec e) {
    return Stream.of(
        new Exhibit(beforeTheLast(e, new Dropout(0.3)), "with dropout 0.3"),
        new Exhibit(behindTheFirst(e, new BatchNorm(0.1, 1e-5)), "with batch normalization"),
        new Exhibit(activation(e, new Tanh()), "with tanh"),
        new Exhibit(activation(e, new LeakyRelu(0.1)), "with leaky relu"),
        new Exhibit(activation(e, new Gelu(Gelu.Form.EXACT)), "with GELU"),
        new Exhibit(hiddenTwice(e), "with its last hidden layer twice"));
  }

  private static ExperimentSpec beforeTheLast(ExperimentSpec e, LayerSpec layer) {
    List<LayerSpec> layers = new ArrayList<>(e.network().layers());
    layers.add(layers.size() - 1, layer);
    return with(e, layers);
  }

  private static ExperimentSpec behindTheFirst(ExperimentSpec e, LayerSpec layer) {
    List<LayerSpec> layers = new ArrayList<>(e.network().layers());
    layers.add(1, layer);
    return with(e, layers);
  }

  private static ExperimentSpec activation(ExperimentSpec e, ActivationSpec function) {
    return with(
        e,
        e.network().layers().stream()
            .map(layer -> layer instanceof Activation ? new Activation(function) : layer)
            .toList());
  }

  /** Two more layers like the last hidden one: theirs have one shape. */
  private static ExperimentSpec hiddenTwice(ExperimentSpec e) {
    NetworkSpec network = e.network();
    List<LayerSpec> layers = new ArrayList<>(network.layers());
    int width = network.widthInto(layers.size() - 1);
    LayerSpec activation = layers.get(layers.size() - 2);
    for (int i = 0; i < 2; i++) {
      layers.addAll(layers.size() - 1, List.of(new Dense(width), activation));
    }
    return with(e, layers);
  }

  private static ExperimentSpec with(ExperimentSpec e, List<LayerSpec> layers) {
    NetworkSpec network = e.network();
    return e.with(
        new NetworkSpec(network.inputs(), layers, network.initialization(), network.biases()));
  }

  private static Stream<Exhibit> losses(ExperimentSpec e) {
    int classes = e.network().outputs();
    List<Double> weights =
        DoubleStream.iterate(1, weight -> weight + 1).limit(classes).boxed().toList();
    Stream<Exhibit> all =
        Stream.of(
            loss(e, new MeanSquaredError(Reduction.MEAN), "with the squared error"),
            loss(e, new Huber(Reduction.MEAN, 0.2), "with Huber's loss"),
            loss(
                e,
                new SoftmaxCrossEntropy(Reduction.MEAN, 0.2, new ClassWeights.None()),
                "with label smoothing 0.2"),
            loss(
                e,
                new SoftmaxCrossEntropy(Reduction.MEAN, 0, new ClassWeights.Given(weights)),
                "with class weights " + weights));
    Stream<Exhibit> ofTwo =
        Stream.of(
            new Exhibit(oneLogit(e, PositiveWeight.NONE), "with binary cross-entropy"),
            new Exhibit(
                oneLogit(e, PositiveWeight.of(3)), "with positive rows weighing three times"));
    return classes == 2 ? Stream.concat(all, ofTwo) : all;
  }

  private static Exhibit loss(ExperimentSpec e, LossSpec loss, String difference) {
    return new Exhibit(e.with(loss), difference);
  }

  private static ExperimentSpec oneLogit(ExperimentSpec e, PositiveWeight weight) {
    List<LayerSpec> layers = new ArrayList<>(e.network().layers());
    layers.set(layers.size() - 1, new Dense(1));
    return with(e, layers).with(new BinaryCrossEntropy(Reduction.MEAN, weight));
  }

  private static Stream<Exhibit> training(ExperimentSpec e) {
    TrainingSpec t = e.training();
    int epochs = Math.max(1, t.epochs() / 3);
    return Stream.of(
        new Exhibit(
            e.with(new TrainingSpec(t.epochs(), OptionalInt.of(BATCH), t.seed())),
            "in batches of 3"),
        new Exhibit(
            e.with(new ScheduleSpec.Step(epochs, 0.1)),
            "with a rate that falls tenfold every " + epochs + " epochs"),
        new Exhibit(e.with(regularized(0, OptionalDouble.of(0.1))), "clipped to norm 0.1"),
        new Exhibit(e.with(regularized(0.005, OptionalDouble.empty())), "with L1 penalty 0.005"));
  }

  private static RegularizationSpec regularized(double l1, OptionalDouble norm) {
    return new RegularizationSpec(l1, norm, OptionalDouble.empty());
  }
}
