package dev.tandem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.AsIs;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Columns;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding.OneHot;
import dev.tandem.data.Preprocessing.Encoding.Standardized;
import dev.tandem.data.Preprocessing.Pixels;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.DataSpec;
import dev.tandem.network.InitializationSpec.Xavier;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
  private static final NetworkSpec NETWORK =
      NetworkSpec.of(
          2,
          new Xavier(),
          new Dense(3),
          new Activation(new Tanh()),
          new Dropout(0.1),
          new Dense(1));

  @TempDir private Path folder;

  static Stream<Preprocessing> preprocessings() {
    ColumnEncoding age =
        new ColumnEncoding("Age", Derivation.VALUE, List.of("Age"), new Standardized(37.1, 1e-7));
    ColumnEncoding wait =
        new ColumnEncoding(
            "Wait", Derivation.DAYS_BETWEEN, List.of("From", "To"), new Standardized(-1, 3));
    ColumnEncoding day =
        new ColumnEncoding(
            "Day", Derivation.WEEKDAY, List.of("To"), new OneHot(List.of("MONDAY", "\"ü\", 漢")));
    ColumnEncoding hour =
        new ColumnEncoding("Hour", Derivation.HOUR, List.of("From"), new OneHot(List.of()));
    return Stream.of(
        new AsIs(),
        new Pixels(new ImageShape(28, 14), 0.1307, 0.3081),
        new Columns(List.of(age, wait, day, hour)),
        new Columns(List.of()));
  }

  @ParameterizedTest
  @MethodSource("preprocessings")
  void a_model_comes_back_as_it_was_written(Preprocessing preprocessing) {
    Model model = model(preprocessing);

    ModelFile.write(file(), model);

    assertThat(ModelFile.read(file())).isEqualTo(model);
  }

  @Test
  void tensors_bear_torchs_names_in_the_precision_they_had() {
    ModelFile.write(file(), model(new AsIs()));

    Contents contents = Safetensors.read(file());
    assertThat(contents.tensors().keySet())
        .containsExactly("0.weight", "0.bias", "3.weight", "3.bias", "1.running_mean");
    assertThat(contents.get("0.weight")).hasToString("F64 [3, 2]");
    assertThat(contents.get("3.bias")).hasToString("F32 [1]");
  }

  @Test
  void everything_else_stands_in_the_metadata_as_json() {
    ModelFile.write(file(), model(new AsIs()));

    assertThat(Safetensors.read(file()).metadata())
        .containsOnly(
            Map.entry("schema", "tandem.model/1"),
            Map.entry(
                "network",
                "{\"inputs\":2,\"layers\":[{\"dense\":3},\"tanh\",{\"dropout\":0.1},{\"dense\":1}],"
                    + "\"initialization\":\"xavier\",\"biases\":\"zeros\"}"),
            Map.entry(
                "loss",
                "{\"type\":\"binary-cross-entropy\",\"reduction\":\"sum\","
                    + "\"positiveWeight\":1.0}"),
            Map.entry("buffers", "[\"1.running_mean\"]"),
            Map.entry("preprocessing", "{\"type\":\"as-is\"}"),
            Map.entry("classNames", "[\"no\",\"yes\"]"),
            Map.entry("threshold", "0.25"),
            Map.entry(
                "data",
                "{\"source\":\"digits\",\"task\":\"classification\",\"ignore\":[],\"testFraction\":0.2,"
                    + "\"validation\":0.1,\"seed\":1,\"labelNoise\":0.0}"));
  }

  @Test
  void a_file_from_elsewhere_is_refused() {
    Path golden = Reference.golden("safetensors.safetensors");

    assertThatThrownBy(() -> ModelFile.read(golden))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(
            golden
                + ": expected a model saved by Tandem, schema tandem.model/1, got a safetensors"
                + " file without a schema");
  }

  @Test
  void a_later_schema_is_refused() {
    assertRefused(metadata -> metadata.put("schema", "tandem.model/2"), tensors -> {})
        .hasMessageEndingWith("schema tandem.model/1, got schema tandem.model/2");
  }

  @Test
  void tensors_that_are_not_the_networks_are_refused() {
    assertRefused(m -> {}, tensors -> tensors.remove("3.bias"))
        .hasMessage(
            file()
                + ": expected a tensor named 3.bias, got [0.weight, 0.bias, 3.weight,"
                + " 1.running_mean]");
    assertRefused(m -> {}, tensors -> tensors.remove("1.running_mean"))
        .hasMessageContaining("expected a tensor named 1.running_mean, got [");
    assertRefused(m -> {}, tensors -> tensors.put("5.bias", Entry.of(new float[1], 1)))
        .hasMessage(file() + ": expected only tensors of the network 2-3-1, got also [5.bias]");
    assertRefused(m -> {}, tensors -> tensors.put("0.weight", Entry.of(new float[6], 2, 3)))
        .hasMessage(file() + ": expected tensor 0.weight [3, 2], got F32 [2, 3]");
    assertRefused(m -> {}, tensors -> tensors.put("3.bias", Entry.of(new int[1], 1)))
        .hasMessage(file() + ": expected tensor 3.bias as F32 or F64, got I32 [1]");
  }

  @Test
  void metadata_that_is_not_a_models_is_refused() {
    assertRefused(metadata -> metadata.put("network", "{"), tensors -> {})
        .hasMessage(
            file()
                + ": expected JSON as metadata.network, got a fault: expected a text in quotes,"
                + " got the end at character 1");
    assertRefused(metadata -> metadata.put("loss", "{\"type\":\"hinge\"}"), tensors -> {})
        .hasMessage(
            file()
                + ": metadata.loss.type: expected one of binary-cross-entropy, huber,"
                + " mean-absolute-error, mean-squared-error, softmax-cross-entropy, got 'hinge'");
    assertRefused(metadata -> metadata.remove("threshold"), tensors -> {})
        .hasMessage(file() + ": metadata.threshold: expected a number, got nothing");
    assertRefused(
            metadata -> metadata.put("network", "{\"inputs\":2,\"layers\":[{\"dense\":\"auto\"}]}"),
            tensors -> {})
        .hasMessage(file() + ": expected a network with all widths, got 2-?");
  }

  @Test
  void values_that_no_training_leaves_behind_are_refused_by_name() {
    Entry broken = Entry.of(new double[] {1, 2, Double.NaN, 4, 5, 6}, 3, 2);

    assertRefused(metadata -> {}, tensors -> tensors.put("0.weight", broken))
        .hasMessage(
            file() + ": expected finite numbers in tensor 0.weight, got NaN as its value 2");
    for (String threshold : List.of("1e19", "-0.1", "1.1")) {
      assertRefused(metadata -> metadata.put("threshold", threshold), tensors -> {})
          .hasMessage(
              file()
                  + ": metadata.threshold: expected a number from 0 to 1, got "
                  + Double.valueOf(threshold));
    }
  }

  @Test
  void texts_that_others_added_to_the_metadata_are_left_alone() {
    rewrite(metadata -> metadata.put("format", "pt"), tensors -> {});

    assertThat(ModelFile.read(file())).isEqualTo(model(new AsIs()));
  }

  @Test
  void a_model_whose_parameters_are_not_its_networks_is_not_written() {
    Model model = model(new AsIs());
    Model without =
        new Model(
            model.network(),
            model.loss(),
            Parameters.NONE,
            Parameters.NONE,
            model.preprocessing(),
            model.classNames(),
            model.threshold(),
            model.data());

    assertThatThrownBy(() -> ModelFile.write(file(), without))
        .hasMessage(file() + ": expected a tensor named 0.weight, got []");
    assertThat(file()).doesNotExist();
  }

  private AbstractThrowableAssert<?, ?> assertRefused(
      Consumer<Map<String, String>> metadata, Consumer<Map<String, Entry>> tensors) {
    rewrite(metadata, tensors);
    return assertThatThrownBy(() -> ModelFile.read(file()))
        .isInstanceOf(SafetensorsException.class);
  }

  private void rewrite(
      Consumer<Map<String, String>> changeMetadata, Consumer<Map<String, Entry>> changeTensors) {
    ModelFile.write(file(), model(new AsIs()));
    Contents contents = Safetensors.read(file());
    Map<String, String> metadata = new LinkedHashMap<>(contents.metadata());
    Map<String, Entry> tensors = new LinkedHashMap<>(contents.tensors());
    changeMetadata.accept(metadata);
    changeTensors.accept(tensors);
    Safetensors.write(file(), metadata, tensors);
  }

  private Path file() {
    return folder.resolve("model.safetensors");
  }

  private static Model model(Preprocessing preprocessing) {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    parameters.put("0.weight", Tensor.of(new double[] {1, 2, 3, 4, 5, Math.PI}, 3, 2));
    parameters.put("0.bias", Tensor.of(new double[] {-1, 0, 1}, 3));
    parameters.put("3.weight", Tensor.of(new float[] {0.1f, 0.2f, 0.3f}, 1, 3));
    parameters.put("3.bias", Tensor.of(new float[] {9}, 1));
    return new Model(
        NETWORK,
        new BinaryCrossEntropy(Reduction.SUM),
        new Parameters(parameters),
        new Parameters(Map.of("1.running_mean", Tensor.of(new float[] {1, 2, 3}, 3))),
        preprocessing,
        List.of("no", "yes"),
        0.25,
        DataSpec.DEFAULT);
  }
}
