package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec.Xavier;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledRowsTest {
  @TempDir Path folder;
  private DataFolders folders;

  @BeforeEach
  void setFolders() {
    folders = new DataFolders(folder, folder.resolve("cache"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor", "moons", "digits", "appointments"})
  void a_models_own_test_rows_are_those_of_its_training(String source) {
    DataSpec spec = DataSpec.of(source);
    PreparedData trained = PreparedData.open(DatasetCatalog.prepare(spec, folders).path());
    Dataset rows = new LabelledRows(model(spec)).testRows(spec, folders);

    Dataset test = trained.splits().test();
    assertThat(values(rows.features())).isEqualTo(values(test.features()));
    assertThat(rows.classes().labels()).isEqualTo(test.classes().labels());
    assertThat(rows.featureNames()).isEqualTo(test.featureNames());
    assertThat(rows.image()).isEqualTo(test.image());
  }

  @Test
  void other_data_takes_the_models_own_preprocessing() throws IOException {
    DataSpec spec = Specs.of(write("train.csv", "x,y\n1,a\n3,b\n")).label("y").split("none").spec();
    Path other = Path.of(write("other.csv", "y,more,x\nb,7,4\na,8,2\n"));
    Dataset rows = new LabelledRows(model(spec)).file(other, Optional.empty(), folders);

    // mean 2 and deviation 1 of the training rows: (4 − 2)/1 = 2 and (2 − 2)/1 = 0
    assertThat(values(rows.features())).containsExactly(2, 0);
    assertThat(rows.classes().labels()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'2,5'|'1000,25'|1000.25",
        "2.5%|7.25 %|7.25",
        "'2,500.5'|'1,000,000.25'|1000000.25"
      })
  void numbers_to_predict_are_read_as_they_were_written_in_training(
      String trained, String evaluated, float expected) throws IOException {
    String rows = "x;y\n" + ("1;" + trained + "\n3;" + trained + "\n").repeat(2);
    DataSpec spec = Specs.of(write("train.csv", rows)).regression().label("y").split("none").spec();
    Path other = Path.of(write("other.csv", "x;y\n1;" + evaluated + "\n2;" + trained + "\n"));

    Dataset labelled = new LabelledRows(model(spec)).file(other, Optional.empty(), folders);

    assertThat(labelled.values().values()[0]).isEqualTo(expected);
  }

  @Test
  void a_class_that_the_model_does_not_know_is_refused_with_its_line() throws IOException {
    Path file = Path.of(write("points.csv", "x,class,y\n0,0,1\n1,2,1\n"));

    assertThatThrownBy(() -> file("moons", file, Optional.of("class")))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ", line 3, column class: expected 0 or 1, got '2'");
  }

  @Test
  void columns_beside_the_classes_must_be_as_many_as_the_model_takes() throws IOException {
    Path points = Path.of(write("points.csv", "x,class,y\n0.5,0,1\n1,1,-2\n"));
    assertThat(values(file("moons", points, Optional.of("class")).features()))
        .containsExactly(0.5f, 1, 1, -2);

    Path more = Path.of(write("more.csv", "x,class,y,z\n0.5,0,1,2\n"));
    assertThatThrownBy(() -> file("moons", more, Optional.of("class")))
        .hasMessage(more + ": expected 2 features, as the model takes, got 3");
  }

  @Test
  void a_file_whose_classes_nobody_named_is_refused_with_the_columns_that_it_has()
      throws IOException {
    Path file = Path.of(write("points.csv", "x,class,y\n0,0,1\n"));

    assertThatThrownBy(() -> file("moons", file, Optional.empty()))
        .hasMessage(
            file
                + ": expected to know the column to predict, got none; name it with"
                + " --label, one of x, class, y");
  }

  @Test
  void data_of_another_kind_or_with_other_classes_is_refused() throws IOException {
    DataSpec spec = Specs.of(write("train.csv", "x,y\n1,0\n3,1\n")).label("y").split("none").spec();
    LabelledRows rows = new LabelledRows(model(spec));

    assertThatThrownBy(() -> rows.testRows(DataSpec.of("moons"), folders))
        .hasMessage(
            "model: expected one trained on plain numbers, got one trained on a table's columns");

    assertThatThrownBy(() -> rows.testRows(DataSpec.of("digits"), folders))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("digits: expected the model's classes 0, 1, got 0, 1, 2");
    LabelledRows ofTable = new LabelledRows(model(DataSpec.of("appointments")));
    assertThatThrownBy(() -> ofTable.testRows(DataSpec.of("moons"), folders))
        .hasMessage("moons: expected the model's classes No, Yes, got 0, 1");
  }

  private Dataset file(String trainedOn, Path file, Optional<String> label) {
    return new LabelledRows(model(DataSpec.of(trainedOn))).file(file, label, folders);
  }

  /** A model that was made for the data; its weights do not matter. */
  private Model model(DataSpec spec) {
    PreparedFile prepared = DatasetCatalog.prepare(spec, folders);
    DataFacts facts = prepared.facts();
    NetworkSpec network =
        NetworkSpec.of(facts.features(), new Xavier(), new Dense(facts.targets()));
    return new Model(
        network,
        ExperimentSpec.DEFAULT_LOSS,
        Parameters.NONE,
        Parameters.NONE,
        PreparedData.open(prepared.path()).preprocessing(),
        facts.classes(),
        0.5,
        spec);
  }

  private static float[] values(Features features) {
    float[] values = new float[features.rows() * features.width()];
    features.gather(IntStream.range(0, features.rows()).toArray(), values);
    return values;
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
