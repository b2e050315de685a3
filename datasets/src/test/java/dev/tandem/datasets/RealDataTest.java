package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.network.DataSpec;
import dev.tandem.network.FoldSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the folder that TANDEM_DATA names, with mnist and noshow in it. */
@Tag("real-data")
class RealDataTest {
  @TempDir Path folder;

  @Test
  void mnist_has_its_published_rows_and_moments() {
    PreparedData mnist = prepare("mnist", Specs.of("mnist"));

    assertThat(mnist.facts().trainRows()).isEqualTo(54_000);
    assertThat(mnist.facts().validationRows()).isEqualTo(6_000);
    assertThat(mnist.facts().testRows()).isEqualTo(10_000);
    // the published first test labels
    assertThat(Arrays.copyOf(mnist.splits().test().classes().labels(), 5))
        .containsExactly(7, 2, 1, 0, 4);
    float[] values = values(mnist.splits().training());
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    assertThat(sum / values.length).isCloseTo(0, within(0.005));
    assertThat(squares / values.length).isCloseTo(1, within(0.01));
  }

  @Test
  void a_subset_of_mnist_is_even_over_the_digits() {
    PreparedData mnist = prepare("mnist", Specs.of("mnist").limits(5000, 1000));

    // 9.0 % of the 60,000 are fives, 5,421: 451 or 452 of 5,000
    int[] labels = mnist.splits().training().classes().labels();
    assertThat(labels).hasSize(5000);
    assertThat(Arrays.stream(labels).filter(label -> label == 5).count()).isBetween(451L, 453L);
    assertThat(mnist.facts().testRows()).isEqualTo(1000);
  }

  @Test
  void a_fold_of_mnist_leaves_the_published_test_rows_out() {
    DataSpec few = Specs.of("mnist").limits(500, 200).spec();
    PreparedData fold = prepare("mnist", few.with(new FoldSpec(2, 5)));

    assertThat(fold.facts().split()).isEqualTo("given-training");
    assertThat(fold.testSourceRows()).hasSize(200);
    assertThat(Arrays.stream(fold.testSourceRows())).allMatch(row -> row < 60_000);
  }

  @Test
  void no_show_has_110521_clean_rows_and_97_features() {
    PreparedData noshow = prepare("noshow", Specs.of("noshow"));

    assertThat(noshow.facts().notes())
        .containsExactly(
            "1 row dropped: Age below 0",
            "5 rows dropped: AppointmentDay before ScheduledDay",
            "5 rows with a PatientId in scientific notation: kept as text");
    assertThat(
            noshow.facts().trainRows()
                + noshow.facts().validationRows()
                + noshow.facts().testRows())
        .isEqualTo(110_521);
    assertThat(noshow.facts().features()).isBetween(96, 98);
    double positive = Arrays.stream(noshow.splits().test().classes().labels()).sum();
    assertThat(positive / noshow.facts().testRows()).isCloseTo(0.2019, within(0.0005));
  }

  @Test
  void no_show_rows_are_dealt_out_by_patient_when_asked() {
    PreparedData noshow = prepare("noshow", Specs.of("noshow").split("grouped:PatientId"));

    assertThat(noshow.facts().testRows()).isBetween(22_104, 22_200);
  }

  @Test
  void no_show_rows_to_predict_become_the_features_that_were_trained_on() {
    PreparedData noshow = prepare("noshow", Specs.of("noshow"));
    Path csv = data("noshow").resolve("noshow").resolve("KaggleV2-May-2016.csv");
    Preprocessing preprocessing = noshow.preprocessing();
    Features all = FeatureEncoder.encode(csv, preprocessing, noshow.facts().features());

    float[] predicted = new float[5 * all.width()];
    all.gather(Arrays.copyOf(noshow.testSourceRows(), 5), predicted);
    float[] prepared = Arrays.copyOf(values(noshow.splits().test()), predicted.length);
    assertThat(all.rows()).isEqualTo(110_527);
    assertThat(predicted).isEqualTo(prepared);
  }

  private PreparedData prepare(String dataset, Specs specs) {
    return prepare(dataset, specs.spec());
  }

  private PreparedData prepare(String dataset, DataSpec spec) {
    DataFolders folders = new DataFolders(data(dataset), folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(spec, folders).path());
  }

  private static Path data(String dataset) {
    String data = System.getenv("TANDEM_DATA");
    assumeTrue(
        data != null && Files.isDirectory(Path.of(data, dataset)),
        "TANDEM_DATA names a folder with " + dataset);
    return Path.of(data);
  }

  private static float[] values(Dataset dataset) {
    float[] values = new float[dataset.rows() * dataset.features().width()];
    dataset.features().gather(IntStream.range(0, dataset.rows()).toArray(), values);
    return values;
  }
}
