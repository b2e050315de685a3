package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.DataException;
import dev.tandem.data.Dataset;
import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedDataTest {
  @TempDir Path folder;

  @Test
  void xor_has_its_four_rows_on_every_side() {
    PreparedData xor = prepare(Specs.of("xor"));

    assertThat(values(xor.splits().training())).containsExactly(0, 0, 0, 1, 1, 0, 1, 1);
    assertThat(xor.splits().test().classes().labels()).containsExactly(0, 1, 1, 0);
    assertThat(xor.facts().split()).isEqualTo("none");
    assertThat(xor.facts().trainRows()).isEqualTo(4);
    assertThat(xor.facts().validationRows()).isEqualTo(4);
    assertThat(xor.facts().testRows()).isEqualTo(4);
    assertThat(xor.preprocessing()).isEqualTo(new Preprocessing.AsIs());
  }

  @Test
  void moons_are_two_half_circles_with_noise() {
    PreparedData moons = prepare(Specs.of("moons").rows(4000));
    Dataset training = moons.splits().training();
    float[] values = values(training);
    double squares = 0;
    for (int row = 0; row < training.rows(); row++) {
      boolean upper = training.classes().labels()[row] == 0;
      double x = upper ? values[2 * row] : 1 - values[2 * row];
      double y = upper ? values[2 * row + 1] : 0.5 - values[2 * row + 1];
      double fromCircle = Math.hypot(x, y) - 1;
      squares += fromCircle * fromCircle;
    }

    // noise of deviation 0.2 across the circle; 2,880 rows: ± 3 standard errors are about 0.008
    assertThat(Math.sqrt(squares / training.rows())).isCloseTo(0.2, within(0.015));
    assertThat(moons.facts().testRows()).isEqualTo(800);
    assertThat(moons.facts().validationRows()).isEqualTo(320);
  }

  @Test
  void circles_lie_within_each_other_with_noise() {
    Dataset training = prepare(Specs.of("circles").rows(4000)).splits().training();
    float[] values = values(training);
    double squares = 0;
    for (int row = 0; row < training.rows(); row++) {
      double radius = training.classes().labels()[row] == 0 ? 1 : 0.5;
      double from = Math.hypot(values[2 * row], values[2 * row + 1]) - radius;
      squares += from * from;
    }

    assertThat(Math.sqrt(squares / training.rows())).isCloseTo(0.1, within(0.008));
  }

  @Test
  void spirals_turn_within_each_other_with_noise() {
    Dataset training = prepare(Specs.of("spirals").rows(4000)).splits().training();
    float[] values = values(training);
    int near = 0;
    for (int row = 0; row < training.rows(); row++) {
      double angle = Math.atan2(values[2 * row + 1], values[2 * row]);
      double turned = angle - training.classes().labels()[row] * Math.PI;
      double nearest = Double.POSITIVE_INFINITY;
      for (double along = turned - 4 * Math.PI; along < 4 * Math.PI; along += 2 * Math.PI) {
        double radius = 2 * along / (3.5 * Math.PI); // where the spiral crosses this direction
        double from = Math.abs(Math.hypot(values[2 * row], values[2 * row + 1]) - radius);
        nearest = along < 0 ? nearest : Math.min(nearest, from);
      }
      near +=
          nearest < 0.15
              ? 1
              : 0; // three deviations of the noise; at the origin its direction says little
    }

    assertThat(near).isGreaterThan(training.rows() * 95 / 100);
  }

  @Test
  void digits_are_balanced_images_normalized_on_their_training_rows() {
    PreparedData digits = prepare(Specs.of("digits").rows(1000));
    Dataset training = digits.splits().training();
    float[] values = values(training);
    double mean = 0;
    double squares = 0;
    for (float value : values) {
      mean += value / values.length;
      squares += (double) value * value / values.length;
    }

    assertThat(digits.facts().trainRows()).isEqualTo(720);
    assertThat(digits.facts().validationRows()).isEqualTo(80);
    assertThat(digits.facts().testRows()).isEqualTo(200);
    assertThat(countOf(training, 7)).isEqualTo(72);
    assertThat(training.image()).contains(new ImageShape(28, 28));
    assertThat(mean).isCloseTo(0, within(1e-3)); // float32 decoding
    assertThat(squares).isCloseTo(1, within(1e-3));
  }

  @Test
  void a_longer_set_of_digits_begins_with_the_shorter_one() {
    PreparedData few = prepare(Specs.of("digits").rows(20).split("none"));
    PreparedData more = prepare(Specs.of("digits").rows(30).split("none"));
    Preprocessing.Pixels fewer = (Preprocessing.Pixels) few.preprocessing();
    Preprocessing.Pixels pixels = (Preprocessing.Pixels) more.preprocessing();

    float first = values(few.splits().training())[28 * 14 + 14];
    float same = values(more.splits().training())[28 * 14 + 14];
    assertThat((same - pixels.offset()) / pixels.scale())
        .isCloseTo((first - fewer.offset()) / fewer.scale(), within(0.01f));
  }

  @Test
  void the_same_spec_makes_the_same_data_on_every_JDK() {
    // made once; another hash means that seeds no longer make the data that they made
    assertThat(prepare(Specs.of("digits").rows(500)).facts().fingerprint())
        .isEqualTo("bde6b929471049da9da4d89a567d03ce5630e2c91a1c97410d5315816ca74bf5");
    assertThat(prepare(Specs.of("moons").rows(50)).facts().fingerprint())
        .isEqualTo("edf7701b016fa4693301eb32a92a548ef0430940e109c5ff5cbbdcd6b21115c0");
    assertThat(prepare(Specs.of("appointments").rows(500)).facts().fingerprint())
        .isEqualTo("bb39063052db58b64c5237ed6c2e0d2d9b19c9af18a39f3cd50d9840a3115edf");
  }

  @Test
  void appointments_go_through_the_table_path_and_know_their_best_pr_auc() {
    PreparedData appointments = prepare(Specs.of("appointments"));

    assertThat(appointments.preprocessing()).isInstanceOf(Preprocessing.Columns.class);
    assertThat(appointments.facts().classes()).containsExactly("No", "Yes");
    double positive = countOf(appointments.splits().test(), 1);
    assertThat(positive / appointments.facts().testRows()).isBetween(0.18, 0.22);
    assertThat(appointments.facts().bestPrAuc().getAsDouble()).isBetween(0.5, 0.7);
  }

  @Test
  void rows_are_dealt_out_by_patient_when_asked() {
    PreparedData grouped = prepare(Specs.of("appointments").rows(400).split("grouped:PatientId"));

    assertThat(grouped.facts().split()).isEqualTo("grouped:PatientId");
    assertThat(grouped.facts().testRows()).isBetween(80, 90);
  }

  @Test
  void fewer_training_and_test_rows_are_taken_evenly_from_the_classes() {
    PreparedData digits = prepare(Specs.of("digits").rows(1000).limits(50, 20));

    assertThat(digits.facts().trainRows()).isEqualTo(50);
    assertThat(digits.facts().testRows()).isEqualTo(20);
    assertThat(digits.facts().validationRows()).isEqualTo(80);
    assertThat(countOf(digits.splits().training(), 3)).isEqualTo(5);
  }

  @Test
  void validation_may_be_empty() {
    PreparedData moons = prepare(Specs.of("moons").validation(0));

    assertThat(moons.facts().validationRows()).isZero();
    assertThat(moons.splits().validation().rows()).isZero();
    assertThat(moons.splits().validation().features().width()).isEqualTo(2);
  }

  @Test
  void what_a_source_cannot_have_is_refused_in_one_line() {
    assertRefused(
        Specs.of("xor").rows(8), "data.rows: xor has its four rows, no more and no fewer, got 8");
    assertRefused(
        Specs.of("digits").split("given"),
        "data.split: expected stratified, shuffled, ordered, grouped:COLUMN, time:COLUMN,"
            + " column:COLUMN or none (digits has no test rows), got given");
    assertRefused(
        Specs.of("mnist").split("shuffled"),
        "data.split: expected given or given-training (mnist has test rows of its own), got"
            + " shuffled");
    assertRefused(
        Specs.of("digits").split("grouped:Writer"),
        "data.split: expected a table for grouped:Writer, got data without columns");
    assertRefused(
        Specs.of("moons").label("y"),
        "data.label: only tables take it; moons has its own label, got y");
    assertRefused(
        Specs.of("moons").split("none").limits(5, 5),
        "data.split: expected trainRows and testRows with a split that deals rows out, got none,"
            + " where all sides are the same rows");
    assertRefused(
        Specs.of("moons").rows(2),
        "data.split: expected enough rows or groups for every side, got 0 training, 1 validation"
            + " and 1 test rows");
    assertRefused(
        Specs.of("appointments").rows(50).split("grouped:PatientID"),
        "appointments (generated): no column 'PatientID'; expected one of PatientId, Gender,"
            + " ScheduledDay, AppointmentDay, Age, Neighbourhood, Scholarship, Hypertension,"
            + " Diabetes, Alcoholism, SMS_received, PreviousNoShows, No-show; did you mean"
            + " 'PatientId'?");
  }

  @Test
  void an_unknown_source_is_refused_with_the_names_that_there_are() {
    assertRefused(
        Specs.of("digitz"),
        "data.source: expected xor, moons, circles, spirals, digits, appointments, friedman, mnist,"
            + " fashion-mnist, kmnist, noshow, iris, wine, breast-cancer or the path of a table or"
            + " of a folder of images, got 'digitz'; did you mean digits?");
  }

  private void assertRefused(Specs specs, String message) {
    assertThatThrownBy(() -> prepare(specs)).isInstanceOf(DataException.class).hasMessage(message);
  }

  private PreparedData prepare(Specs specs) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());
  }

  private static float[] values(Dataset dataset) {
    int[] all = IntStream.range(0, dataset.rows()).toArray();
    float[] values = new float[dataset.rows() * dataset.features().width()];
    dataset.features().gather(all, values);
    return values;
  }

  private static long countOf(Dataset dataset, int label) {
    return Arrays.stream(dataset.classes().labels()).filter(each -> each == label).count();
  }
}
