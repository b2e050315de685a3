package dev.tandem.network.tree;

import static dev.tandem.network.tree.Trees.assertRefused;
import static dev.tandem.network.tree.Trees.file;
import static dev.tandem.network.tree.Trees.line;
import static dev.tandem.network.tree.Trees.list;
import static dev.tandem.network.tree.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec.Normal;
import dev.tandem.network.InitializationSpec.Torch;
import dev.tandem.network.InitializationSpec.Xavier;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.SplitSpec.Grouped;
import dev.tandem.network.TableSpec;
import dev.tandem.network.Task;
import dev.tandem.network.TrainingSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExperimentReaderTest {
  private static final Map<String, Object> LINEAR = map("hidden", list());

  @Test
  void hidden_widths_alone_give_all_defaults() {
    ExperimentSpec spec = ExperimentReader.read(file("network", map("hidden", list(8))));

    assertThat(spec)
        .isEqualTo(
            new ExperimentSpec(
                "digits",
                DataSpec.DEFAULT,
                new NetworkSpec(
                    OptionalInt.empty(),
                    List.of(
                        new Dense(8),
                        new Activation(new Relu()),
                        new Dense(OptionalInt.empty(), true)),
                    new Torch(),
                    new Torch()),
                SoftmaxCrossEntropy.DEFAULT,
                Sgd.DEFAULT,
                TrainingSpec.DEFAULT));
  }

  @Test
  void no_hidden_widths_give_a_linear_model() {
    assertThat(ExperimentReader.read(file("network", LINEAR)).network().layers())
        .containsExactly(new Dense(OptionalInt.empty(), true));
  }

  @Test
  void hidden_layers_are_each_followed_by_activation_and_dropout() {
    Map<String, Object> network =
        map("hidden", list(4), "activation", "tanh", "dropout", 0.25, "initialization", "xavier");

    NetworkSpec spec = ExperimentReader.read(file("network", network)).network();

    assertThat(spec.layers())
        .containsExactly(
            new Dense(4),
            new Activation(new Tanh()),
            new Dropout(0.25),
            new Dense(OptionalInt.empty(), true));
    assertThat(spec.initialization()).isEqualTo(new Xavier());
  }

  @Test
  void an_activation_of_the_output_follows_the_last_dense_layer() {
    Map<String, Object> network = map("hidden", list(), "output", "sigmoid");

    assertThat(ExperimentReader.read(file("network", network)).network().layers())
        .containsExactly(new Dense(OptionalInt.empty(), true), new Activation(new Sigmoid()));
  }

  @Test
  void explicit_layers_are_read_in_order() {
    Map<String, Object> network =
        map(
            "inputs",
            784,
            "layers",
            list(map("dense", 128), "relu", map("dropout", 0.2), map("dense", "auto")),
            "initialization",
            map("normal", 0.01),
            "biases",
            "zeros");

    assertThat(ExperimentReader.read(file("network", network)).network())
        .isEqualTo(
            NetworkSpec.of(
                784,
                new Normal(0.01),
                new Dense(128),
                new Activation(new Relu()),
                new Dropout(0.2),
                new Dense(OptionalInt.empty(), true)));
  }

  @Test
  void every_key_of_data_is_read() {
    Map<String, Object> data =
        map(
            "source",
            "table.csv",
            "label",
            "NoShow",
            "ignore",
            list("Id"),
            "rows",
            100,
            "split",
            "grouped:PatientId",
            "testFraction",
            0.3,
            "validation",
            0,
            "trainRows",
            50,
            "testRows",
            20,
            "seed",
            7);

    ExperimentSpec spec = ExperimentReader.read(file("data", data, "network", LINEAR));

    assertThat(spec.data())
        .isEqualTo(
            new DataSpec(
                Task.CLASSIFICATION,
                "table.csv",
                Optional.of("NoShow"),
                List.of("Id"),
                OptionalInt.of(100),
                Optional.of(new Grouped("PatientId")),
                0.3,
                0,
                OptionalInt.of(50),
                OptionalInt.of(20),
                7,
                0,
                7,
                Optional.empty(),
                TableSpec.DEFAULT));
    assertThat(spec.name()).isEqualTo("table.csv");
  }

  @Test
  void the_split_has_the_seed_of_generation_unless_it_has_its_own() {
    Map<String, Object> usual = map("source", "moons", "seed", 7);
    Map<String, Object> own = map("source", "moons", "seed", 7, "splitSeed", 8);

    assertThat(ExperimentReader.read(file("data", usual, "network", LINEAR)).data().splitSeed())
        .isEqualTo(7);
    assertThat(ExperimentReader.read(file("data", own, "network", LINEAR)).data().splitSeed())
        .isEqualTo(8);
  }

  @Test
  void a_fold_is_one_of_at_least_two() {
    assertRefused(() -> withFold(0, 5))
        .hasMessageContaining("data.fold.index: expected a whole number from 1 to 5, got 0");
    assertRefused(() -> withFold(1, 1))
        .hasMessageContaining("data.fold.of: expected a whole number of at least 2, got 1");
  }

  private static ExperimentSpec withFold(int index, int of) {
    Map<String, Object> data = map("source", "moons", "fold", map("index", index, "of", of));
    return ExperimentReader.read(file("data", data, "network", LINEAR));
  }

  @Test
  void a_name_is_one_that_a_folder_can_have() {
    Map<String, Object> data = map("source", "some/where/my table.csv");
    assertThat(ExperimentReader.read(file("data", data, "network", LINEAR)).name())
        .isEqualTo("my_table.csv");

    assertRefused(() -> ExperimentReader.read(file("name", "../up", "network", LINEAR)))
        .hasMessageContaining(
            "name: expected letters, digits, dots, dashes and underscores (it names a folder), got"
                + " '../up'");
  }

  @Test
  void loss_optimizer_and_training_are_read() {
    ExperimentSpec spec =
        ExperimentReader.read(
            file(
                "network", LINEAR,
                "loss", map("type", "binary-cross-entropy", "reduction", "sum"),
                "optimizer", map("type", "adam", "learningRate", 1, "beta1", 0.8),
                "training", map("epochs", 3, "batchSize", "full", "seed", 9)));

    assertThat(spec.loss()).isEqualTo(new BinaryCrossEntropy(Reduction.SUM));
    assertThat(spec.optimizer()).isEqualTo(new Adam(1, 0.8, 0.999, 1e-8));
    assertThat(spec.training()).isEqualTo(new TrainingSpec(3, OptionalInt.empty(), 9));
  }

  @Test
  void a_type_may_stand_alone() {
    ExperimentSpec spec =
        ExperimentReader.read(
            file("network", LINEAR, "loss", "binary-cross-entropy", "optimizer", "adam"));

    assertThat(spec.loss()).isEqualTo(BinaryCrossEntropy.DEFAULT);
    assertThat(spec.optimizer()).isEqualTo(Adam.DEFAULT);
  }

  @Test
  void a_misspelt_key_is_refused_before_what_it_leaves_out() {
    assertRefused(() -> ExperimentReader.read(file("netwrok", line(2, LINEAR))))
        .hasMessage(
            "a.yaml, line 2: netwrok: expected one of data, loss, name, network, optimizer,"
                + " regularization, schedule, threshold, training, got 'netwrok'; did you mean"
                + " 'network'?");
    assertRefused(() -> readNetwork(map("hiden", line(3, list(1)))))
        .hasMessage(
            "a.yaml, line 3: network.hiden: expected one of activation, bias, biases, dropout,"
                + " hidden, initialization, inputs, layers, normalization, output, got 'hiden'; did"
                + " you mean 'hidden'?");
  }

  @Test
  void contenders_are_not_the_readers_business() {
    assertRefused(
            () -> ExperimentReader.read(file("network", LINEAR, "contenders", line(5, list()))))
        .hasMessageStartingWith("a.yaml, line 5: contenders: expected one of data, ");
  }

  @Test
  void a_network_has_one_form_and_not_both() {
    assertRefused(() -> ExperimentReader.read(file("name", "x")))
        .hasMessage("a.yaml: network: expected either hidden or layers, got neither");
    assertRefused(() -> readNetwork(map("hidden", list(1), "layers", list())))
        .hasMessage("a.yaml, line 2: network: expected either hidden or layers, got both");
  }

  @Test
  void activation_and_dropout_go_with_hidden_only() {
    List<Object> layers = list(map("dense", "auto"));

    assertRefused(() -> readNetwork(map("layers", layers, "dropout", line(4, 0.5))))
        .hasMessage(
            "a.yaml, line 4: network.dropout: expected network.hidden, which it goes with, got"
                + " network.layers");
  }

  @Test
  void a_value_out_of_range_is_refused_with_its_place() {
    assertRefused(() -> readNetwork(map("hidden", list(8, line(5, 0)))))
        .hasMessage(
            "a.yaml, line 5: network.hidden[1]: expected a whole number of at least 1, got 0");
    assertRefused(() -> readNetwork(map("layers", list(map("dense", line(6, -1))))))
        .hasMessage(
            "a.yaml, line 6: network.layers[0].dense: expected a whole number of at least 1, got"
                + " -1");
    assertRefused(
            () -> readNetwork(map("hidden", list(), "initialization", map("normal", line(7, -1)))))
        .hasMessage(
            "a.yaml, line 7: network.initialization.normal: expected a number of at least 0, got"
                + " -1.0");
    assertRefused(
            () ->
                ExperimentReader.read(
                    file("network", LINEAR, "training", map("epochs", line(8, "ten")))))
        .hasMessage("a.yaml, line 8: training.epochs: expected a whole number, got 'ten'");
    assertRefused(
            () ->
                ExperimentReader.read(
                    file("network", LINEAR, "data", map("split", line(9, "half")))))
        .hasMessage(
            "a.yaml, line 9: data.split: expected stratified, shuffled, ordered, grouped:COLUMN,"
                + " time:COLUMN, column:COLUMN, given, given-training or none, got half");
  }

  @Test
  void a_width_left_open_before_the_last_layer_is_refused() {
    List<Object> layers = list(map("dense", "auto"), map("dense", 3));

    assertRefused(() -> readNetwork(map("layers", line(3, layers))))
        .hasMessage(
            "a.yaml, line 3: network.layers: expected a width for every dense layer but the last,"
                + " got dense: auto");
  }

  @Test
  void an_unknown_layer_is_refused_with_the_known_ones() {
    String known =
        "expected one of batch-norm, dense, dropout, elu, gelu, identity, layer-norm, leaky-relu,"
            + " relu, selu, sigmoid, silu, softplus, tanh, got ";

    assertRefused(() -> readNetwork(map("layers", list(line(3, "rellu")))))
        .hasMessage(
            "a.yaml, line 3: network.layers[0]: " + known + "'rellu'; did you mean 'relu'?");
    assertRefused(() -> readNetwork(map("layers", list(line(4, map("conv", 3))))))
        .hasMessage("a.yaml, line 4: network.layers[0]: " + known + "'conv'");
    assertRefused(() -> readNetwork(map("layers", list(line(5, 128)))))
        .hasMessage("a.yaml, line 5: network.layers[0]: " + known + "128");
    assertRefused(() -> readNetwork(map("layers", list(line(6, "dense")))))
        .hasMessage(
            "a.yaml, line 6: network.layers[0].dense: expected a whole number or 'auto', got"
                + " nothing");
  }

  @Test
  void a_key_of_another_optimizer_is_refused_with_whose_it_is() {
    Map<String, Object> optimizer = map("type", "adam", "momentum", line(4, 0.9));

    assertRefused(() -> ExperimentReader.read(file("network", LINEAR, "optimizer", optimizer)))
        .hasMessage(
            "a.yaml, line 4: optimizer.momentum: expected type sgd or rmsprop, which it"
                + " goes with, got adam");
  }

  @Test
  void an_unknown_type_is_refused_with_the_known_ones() {
    assertRefused(() -> ExperimentReader.read(file("network", LINEAR, "loss", line(3, "softmax"))))
        .hasMessage(
            "a.yaml, line 3: loss.type: expected one of binary-cross-entropy, huber,"
                + " mean-absolute-error, mean-squared-error, softmax-cross-entropy, got 'softmax';"
                + " did you mean 'softmax-cross-entropy'?");
  }

  @Test
  void a_file_without_keys_is_refused() {
    assertRefused(() -> ExperimentReader.read(SpecNode.of("digits", "a.yaml")))
        .hasMessage("a.yaml: experiment: expected keys and values, got 'digits'");
  }

  private static ExperimentSpec readNetwork(Map<String, Object> network) {
    return ExperimentReader.read(file("network", line(2, network)));
  }
}
