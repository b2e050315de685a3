package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.DataException;
import dev.tandem.data.Dataset;
import dev.tandem.data.TargetScale;
import dev.tandem.data.Targets;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.model.Model;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.training.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressionDataTest {
  @TempDir Path folder;

  @Test
  void friedmans_numbers_are_his_function_and_noise_of_deviation_one() {
    PreparedData data = prepare(Specs.of("friedman").regression());
    Dataset training = data.splits().training();
    double squares = 0;
    for (int row = 0; row < training.rows(); row++) {
      float[] x = new float[10];
      training.features().gather(new int[] {row}, x);
      for (float value : x) {
        assertThat(value).isBetween(0f, 1f);
      }
      double mean =
          10 * Math.sin(Math.PI * x[0] * x[1])
              + 20 * Math.pow(x[2] - 0.5, 2)
              + 10 * x[3]
              + 5 * x[4];
      double noise = training.values().values()[row] - mean;
      squares += noise * noise;
    }

    // 3,600 rows: ± 3 standard errors of the deviation are 0.035
    assertThat(Math.sqrt(squares / training.rows())).isCloseTo(1, within(0.035));
    assertThat(training.featureNames()).hasSize(10).startsWith("x1");
    assertThat(data.facts().task()).isEqualTo(Task.REGRESSION);
    assertThat(data.facts().classes()).isEmpty();
    assertThat(data.facts().targets()).isEqualTo(1);
    assertThat(data.facts().split()).isEqualTo("shuffled");
    assertThat(data.facts().trainRows()).isEqualTo(3600);
    assertThat(data.facts().validationRows()).isEqualTo(400);
    assertThat(data.facts().testRows()).isEqualTo(1000);
  }

  @Test
  void the_same_spec_makes_the_same_numbers_on_every_JDK() {
    // made once; another hash means that seeds no longer make the data that they made
    assertThat(prepare(Specs.of("friedman").regression().rows(100)).facts().fingerprint())
        .isEqualTo("e0f718fda93dd6b2612526ab21b72e5048f5692f4e8378dfbc3666d592e22b07");
  }

  @Test
  void targets_of_a_file_are_standardized_by_the_training_rows_and_keep_their_unit()
      throws IOException {
    Path file = write("x,price\n1,3e8\n2,1e8\n3,2e8\n4,7e8\n5,8e8\n6,9e8\n");
    Specs specs = Specs.of(file.toString()).regression().label("price").validation(0);
    PreparedData data = prepare(specs);
    Targets.Values training = data.splits().training().values();
    TargetScale scale = data.preprocessing().targetScale();

    double mean = training.matrix().columnSums().values()[0] / training.rows();
    assertThat(scale.mean()).isCloseTo(mean, within(1e-6));
    float[] standardized = training.numbers(1).values();
    double sum = 0;
    double squares = 0;
    for (float z : standardized) {
      sum += z;
      squares += z * z;
    }
    assertThat(sum).isCloseTo(0, within(1e-5));
    assertThat(squares / standardized.length).isCloseTo(1, within(1e-5));
    assertThat(data.splits().test().values().scale()).isEqualTo(scale);
    assertThat(data.facts().targetsScaled()).isTrue();
    assertThat(data.facts().notes())
        .anyMatch(note -> note.startsWith("targets are standardized for training, (y - "));

    PreparedData asTheyAre = prepare(specs.table(Tables.standardized(false)));
    assertThat(asTheyAre.preprocessing().targetScale()).isEqualTo(TargetScale.NONE);
    assertThat(asTheyAre.facts().fingerprint()).isNotEqualTo(data.facts().fingerprint());
  }

  @Test
  void classes_have_no_scale() throws IOException {
    Path file = write("x,y\n1,a\n2,b\n3,a\n4,b\n");
    Specs specs = Specs.of(file.toString()).label("y").table(Tables.standardized(true));

    assertThatThrownBy(() -> prepare(specs))
        .hasMessage("data.target: expected as-is, since classes have no scale, got standardize");
  }

  @Test
  void more_classes_than_two_have_no_mean_to_encode_by() throws IOException {
    Path file = write("city,y\n" + "o,a\nr,b\nl,c\n".repeat(9));
    Specs specs = Specs.of(file.toString()).label("y").table(Tables.targetEncoded("city"));

    assertThatThrownBy(() -> prepare(specs))
        .hasMessage(
            "data.columns.city.encode: expected one-hot, since target needs two classes or numbers"
                + " to predict, got target with 3 classes");
  }

  @Test
  void outputs_are_scored_in_the_unit_and_their_loss_is_of_standardized_targets() {
    Targets.Values actual = new Targets.Values(new float[] {100, 300}, 1, new TargetScale(200, 50));
    Estimates estimates = Criterion.estimates(new Matrix(2, 1, -1, 1), actual);

    // outputs of -1 and 1 are 150 and 250; errors of 50 and -50 are deviations of one
    assertThat(estimates.predicted().values()).containsExactly(150, 250);
    assertThat(NumberMetrics.of(estimates).mae()).isEqualTo(50);
    assertThat(Criterion.mean(LossSpec.MeanSquaredError.DEFAULT, estimates)).isEqualTo(1);
    assertThat(actual.numbers(1).values()).containsExactly(-2, 2);
  }

  @Test
  void a_number_column_of_a_file_keeps_its_numbers_and_rows() throws IOException {
    Path file = write("x,price\n1,2.5\n2,-1e2\n3,0\n4,7\n5,8\n6,9\n");
    PreparedData data =
        prepare(Specs.of(file.toString()).regression().label("price").validation(0.2));

    assertThat(data.splits().training().rows()).isEqualTo(4);
    double[] numbers = {2.5, -100, 0, 7, 8, 9};
    int[] rows = data.trainingSourceRows();
    float[] values = data.splits().training().values().values();
    for (int i = 0; i < rows.length; i++) {
      assertThat(values[i]).isEqualTo((float) numbers[rows[i]]);
    }
  }

  @Test
  void groups_stay_together_and_all_rows_may_be_on_every_side() throws IOException {
    Path file = write("who,x,y\na,1,1\na,2,2\nb,3,3\nc,4,4\nd,5,5\n");
    Specs specs = Specs.of(file.toString()).regression().label("y").validation(0);
    PreparedData grouped = prepare(specs.split("grouped:who"));
    PreparedData same = prepare(specs.split("none"));

    assertThat(grouped.splits().training().featureNames()).containsExactly("x");
    assertThat(same.splits().test().values().values()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void the_same_column_may_be_numbers_or_classes() throws IOException {
    Path file = write("x,y\n1,0\n2,1\n3,0\n4,1\n5,0\n6,1\n");
    Specs specs = Specs.of(file.toString()).label("y").split("none");

    assertThat(prepare(specs).facts().classes()).containsExactly("0", "1");
    assertThat(prepare(specs.regression()).facts().classes()).isEmpty();
  }

  @Test
  void a_label_that_is_no_number_is_refused_by_file_and_line() throws IOException {
    Path file = write("x,price\n1,2.5\n2,cheap\n");
    assertRefused(
        Specs.of(file.toString()).regression().label("price"),
        file
            + ", column price: expected a number in every cell, got 1 other: 'cheap' (line 3); if"
            + " that means a missing value, say data.missing: [\"cheap\"]");
  }

  @Test
  void what_numbers_cannot_have_is_refused_in_one_line() {
    assertRefused(
        Specs.of("friedman").regression().split("stratified"),
        "data.split: expected shuffled, ordered, grouped:COLUMN, time:COLUMN, column:COLUMN or"
            + " none, since numbers have no classes to stratify by, got stratified");
    assertRefused(
        Specs.of("friedman"),
        "data.task: expected regression, the task of friedman, got classification");
    assertRefused(
        Specs.of("moons").regression(),
        "data.task: expected classification, the task of moons, got regression");
  }

  @Test
  void a_model_of_numbers_is_evaluated_on_numbers() throws IOException {
    Path file = write("x,y\n1,2\n2,4\n3,6\n4,8\n5,10\n6,12\n");
    Specs specs = Specs.of(file.toString()).regression().label("y");
    PreparedData data = prepare(specs);
    LabelledRows rows = new LabelledRows(model(specs, data));

    Dataset test = rows.testRows(specs.spec(), folders());
    assertThat(test.values().values()).isEqualTo(data.splits().test().values().values());
    assertThat(rows.file(file, Optional.empty(), folders()).values().values())
        .containsExactly(2, 4, 6, 8, 10, 12);
    assertThatThrownBy(() -> rows.testRows(Specs.of("moons").spec(), folders()))
        .hasMessage("moons: expected the model's numbers, got 0, 1");
  }

  private static Model model(Specs specs, PreparedData data) {
    return new Model(
        NetworkSpec.of(1, new InitializationSpec.He(), new Dense(1)),
        LossSpec.MeanSquaredError.DEFAULT,
        Parameters.NONE,
        Parameters.NONE,
        data.preprocessing(),
        List.of(),
        0.5,
        specs.spec());
  }

  private void assertRefused(Specs specs, String message) {
    assertThatThrownBy(() -> prepare(specs)).isInstanceOf(DataException.class).hasMessage(message);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private PreparedData prepare(Specs specs) {
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders()).path());
  }

  private DataFolders folders() {
    return new DataFolders(folder, folder.resolve("cache"));
  }
}
