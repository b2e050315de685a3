package dev.tandem.parity;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.Task;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What the engines are compared on. */
final class Experiments {
  static final int INPUTS = 20;
  private static final int CLASSES = 5;
  private static final int VALUES = 3; // numbers that a row of regression data has
  private static final int ROWS = 500;
  private static final int BATCH = 32; // does not divide the rows: a smaller last batch is met

  private Experiments() {}

  /** 20-32-16-outputs, dropout after the first activation. */
  static ExperimentSpec small(ActivationSpec activation, LossSpec loss, OptimizerSpec optimizer) {
    return small(
        loss,
        optimizer,
        new Dense(32),
        new Activation(activation),
        new Dropout(0.25),
        new Dense(16),
        new Activation(activation),
        new Dense(outputs(loss)));
  }

  /**
   * The same with a normalization in front of either activation. The dense layers before them have
   * no bias: its gradient would be 0 but for rounding, which some optimizers blow up.
   */
  static ExperimentSpec normalized(LayerSpec normalization, OptimizerSpec optimizer) {
    LossSpec loss = LossSpec.SoftmaxCrossEntropy.DEFAULT;
    return small(
        loss,
        optimizer,
        new Dense(OptionalInt.of(32), false),
        normalization,
        new Activation(new ActivationSpec.Relu()),
        new Dropout(0.25),
        new Dense(OptionalInt.of(16), false),
        normalization,
        new Activation(new ActivationSpec.Tanh()),
        new Dense(outputs(loss)));
  }

  /** A bias that a normalization takes out again. */
  static ExperimentSpec biasBefore(LayerSpec normalization, OptimizerSpec optimizer) {
    LossSpec loss = LossSpec.SoftmaxCrossEntropy.DEFAULT;
    return small(
        loss,
        optimizer,
        new Dense(32),
        normalization,
        new Activation(new ActivationSpec.Relu()),
        new Dense(outputs(loss)));
  }

  /** One layer with one output. */
  static ExperimentSpec linear(OptimizerSpec optimizer) {
    return small(LossSpec.BinaryCrossEntropy.DEFAULT, optimizer, new Dense(1));
  }

  /** One layer with an output for each class, under Adam. */
  static ExperimentSpec linear(Dataset data, int epochs) {
    int classes = ((Targets.Classes) data.targets()).names().size();
    NetworkSpec network =
        NetworkSpec.of(data.features().width(), new InitializationSpec.He(), new Dense(classes));
    return new ExperimentSpec(
        "linear",
        DataSpec.DEFAULT,
        network,
        LossSpec.SoftmaxCrossEntropy.DEFAULT,
        new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8),
        new TrainingSpec(epochs, OptionalInt.of(BATCH), 1));
  }

  private static ExperimentSpec small(LossSpec loss, OptimizerSpec optimizer, LayerSpec... layers) {
    NetworkSpec network = NetworkSpec.of(INPUTS, new InitializationSpec.He(), layers);
    return experiment("parity", network, loss, optimizer, BATCH, 3);
  }

  private static int outputs(LossSpec loss) {
    if (loss.task() == Task.REGRESSION) {
      return VALUES;
    }
    return loss instanceof LossSpec.BinaryCrossEntropy ? 1 : CLASSES;
  }

  /** 784-128-64-10 with relu, as it is compared on MNIST. */
  static ExperimentSpec images(long seed) {
    NetworkSpec network =
        NetworkSpec.hidden(
                List.of(128, 64), new ActivationSpec.Relu(), 0, new InitializationSpec.He())
            .fit(784, 10);
    return experiment(
        "mnist",
        network,
        LossSpec.SoftmaxCrossEntropy.DEFAULT,
        new OptimizerSpec.Sgd(0.01, 0.9),
        64,
        seed);
  }

  private static ExperimentSpec experiment(
      String name,
      NetworkSpec network,
      LossSpec loss,
      OptimizerSpec optimizer,
      int batchSize,
      long seed) {
    TrainingSpec training = new TrainingSpec(1, OptionalInt.of(batchSize), seed);
    return new ExperimentSpec(name, DataSpec.DEFAULT, network, loss, optimizer, training);
  }

  /** Rows with targets that the loss takes. */
  static Dataset data(LossSpec loss) {
    float[] x = features();
    Targets targets =
        loss.task() == Task.REGRESSION
            ? numbers(x)
            : largest(x, loss instanceof LossSpec.BinaryCrossEntropy ? 2 : CLASSES);
    List<String> columns = IntStream.range(0, INPUTS).mapToObj(i -> "x" + i).toList();
    return new Dataset("parity", Features.of(x, INPUTS), targets, columns, Optional.empty());
  }

  /** Normal ones. */
  private static float[] features() {
    CounterRandom random = CounterRandom.of(17, Purpose.GENERATOR);
    float[] values = new float[ROWS * INPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.normal(i);
    }
    return values;
  }

  /** The class says which of the first few features is the largest. */
  private static Targets largest(float[] x, int classes) {
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 1; i < classes; i++) {
        labels[row] = x[row * INPUTS + i] > x[row * INPUTS + labels[row]] ? i : labels[row];
      }
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    return new Targets.Classes(labels, names);
  }

  /** A sum, a product and a larger one with kinks, of some features. */
  private static Targets numbers(float[] x) {
    float[] values = new float[ROWS * VALUES];
    for (int row = 0; row < ROWS; row++) {
      int at = row * INPUTS;
      values[row * VALUES] = x[at] - 2 * x[at + 1];
      values[row * VALUES + 1] = x[at + 2] * x[at + 3];
      values[row * VALUES + 2] = 3 * Math.abs(x[at + 4]);
    }
    return new Targets.Values(values, VALUES);
  }
}
