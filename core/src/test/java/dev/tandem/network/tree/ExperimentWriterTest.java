package dev.tandem.network.tree;

import static dev.tandem.network.tree.Trees.list;
import static dev.tandem.network.tree.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.InitializationSpec.He;
import dev.tandem.network.InitializationSpec.Normal;
import dev.tandem.network.InitializationSpec.Xavier;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.TableSpec;
import dev.tandem.network.Task;
import dev.tandem.network.TrainingSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExperimentWriterTest {
  private static final NetworkSpec NETWORK =
      NetworkSpec.hidden(List.of(3), new Relu(), 0, new He());

  @Test
  void every_default_is_written_out() {
    ExperimentSpec spec =
        experiment(DataSpec.DEFAULT, NETWORK, Sgd.DEFAULT, SoftmaxCrossEntropy.DEFAULT);

    assertThat(SpecNode.of(ExperimentWriter.write(spec), "written").toPlain())
        .hasToString(
            map(
                    "name", "x",
                    "data",
                        map(
                            "source",
                            "digits",
                            "task",
                            "classification",
                            "ignore",
                            list(),
                            "testFraction",
                            0.2,
                            "validation",
                            0.1,
                            "seed",
                            1,
                            "labelNoise",
                            0.0),
                    "network",
                        map(
                            "layers",
                            list(map("dense", 3), "relu", map("dense", "auto")),
                            "initialization",
                            "he",
                            "biases",
                            "zeros"),
                    "loss",
                        map(
                            "type",
                            "softmax-cross-entropy",
                            "reduction",
                            "mean",
                            "labelSmoothing",
                            0.0,
                            "classWeights",
                            "none"),
                    "optimizer",
                        map(
                            "type",
                            "sgd",
                            "learningRate",
                            0.001,
                            "momentum",
                            0.0,
                            "dampening",
                            0.0,
                            "weightDecay",
                            0.0,
                            "nesterov",
                            false),
                    "schedule", map("type", "constant"),
                    "regularization", map("l1", 0.0, "clipNorm", "none", "clipValue", "none"),
                    "training",
                        map("epochs", 10, "batchSize", 64, "seed", 1, "earlyStopping", "none"),
                    "threshold", 0.5)
                .toString());
  }

  @Test
  void what_is_written_reads_as_an_equal_spec() {
    NetworkSpec layered =
        NetworkSpec.of(
            5,
            new Normal(0.1),
            new Dense(4),
            new Activation(new Identity()),
            new Activation(new Tanh()),
            new Dropout(0.5),
            new Dense(3),
            new Activation(new Sigmoid()));
    for (NetworkSpec network : List.of(NETWORK, layered, with(new Xavier()))) {
      assertReadsEqual(
          experiment(
              everyKey(), network, new Sgd(0.1, 0.9), new BinaryCrossEntropy(Reduction.SUM)));
      assertReadsEqual(
          experiment(
              DataSpec.DEFAULT,
              network,
              new Adam(1e-5, 0.5, 0.6, 1e-9),
              new SoftmaxCrossEntropy(Reduction.SUM)));
    }
  }

  @Test
  void every_split_reads_as_an_equal_spec() {
    for (String text : List.of("given", "none", "shuffled", "stratified", "grouped:A b")) {
      DataSpec data = everyKey(SplitSpec.parse(text));
      assertReadsEqual(experiment(data, NETWORK, Sgd.DEFAULT, SoftmaxCrossEntropy.DEFAULT));
    }
  }

  private static void assertReadsEqual(ExperimentSpec spec) {
    SpecNode written = SpecNode.of(ExperimentWriter.write(spec), "written");

    assertThat(ExperimentReader.read(written)).isEqualTo(spec);
  }

  private static NetworkSpec with(InitializationSpec initialization) {
    return NetworkSpec.hidden(List.of(), new Relu(), 0, initialization);
  }

  private static ExperimentSpec experiment(
      DataSpec data, NetworkSpec network, OptimizerSpec optimizer, LossSpec loss) {
    TrainingSpec training =
        optimizer instanceof Adam
            ? new TrainingSpec(2, OptionalInt.empty(), Long.MIN_VALUE)
            : TrainingSpec.DEFAULT;
    return new ExperimentSpec("x", data, network, loss, optimizer, training);
  }

  private static DataSpec everyKey() {
    return everyKey(new SplitSpec.Stratified());
  }

  private static DataSpec everyKey(SplitSpec split) {
    return new DataSpec(
        Task.CLASSIFICATION,
        "a.csv",
        Optional.of("y"),
        List.of("a", "b"),
        OptionalInt.of(9),
        Optional.of(split),
        0.5,
        0,
        OptionalInt.of(3),
        OptionalInt.of(2),
        5,
        0.25,
        5,
        Optional.empty(),
        TableSpec.DEFAULT);
  }
}
