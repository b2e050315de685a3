package dev.tandem.parity;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
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
  private static final int ROWS = 500;
  private static final int BATCH = 32; // does not divide the rows: a smaller last batch is met

  private Experiments() {}

  /** 20-32-16-outputs, dropout after the first activation. */
  static ExperimentSpec small(ActivationSpec activation, LossSpec loss, OptimizerSpec optimizer) {
    int outputs = loss.name().startsWith("binary") ? 1 : 5;
    NetworkSpec network =
        NetworkSpec.of(
            INPUTS,
            new InitializationSpec.He(),
            new LayerSpec.Dense(32),
            new LayerSpec.Activation(activation),
            new LayerSpec.Dropout(0.25),
            new LayerSpec.Dense(16),
            new LayerSpec.Activation(activation),
            new LayerSpec.Dense(outputs));
    return experiment("parity", network, loss, optimizer, BATCH, 3);
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

  /** Normal features; the class says which of the first few is the largest. */
  static Dataset data(int classes) {
    CounterRandom random = CounterRandom.of(17, Purpose.GENERATOR);
    float[] values = new float[ROWS * INPUTS];
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < INPUTS; i++) {
        values[row * INPUTS + i] = (float) random.normal(row * INPUTS + i);
      }
      for (int i = 1; i < classes; i++) {
        labels[row] =
            values[row * INPUTS + i] > values[row * INPUTS + labels[row]] ? i : labels[row];
      }
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    List<String> columns = IntStream.range(0, INPUTS).mapToObj(i -> "x" + i).toList();
    return new Dataset(
        "largest",
        Features.of(values, INPUTS),
        new Targets.Classes(labels, names),
        columns,
        Optional.empty());
  }
}
