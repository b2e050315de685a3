package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelNoiseTest {
  @TempDir Path folder;

  @Test
  void so_many_training_rows_have_another_class_and_all_other_rows_their_own() {
    PreparedData clean = prepare(Specs.of("moons"));
    PreparedData noisy = prepare(Specs.of("moons").labelNoise(0.1));

    assertThat(wrong(clean.splits().training(), noisy.splits().training())).hasSize(72);
    assertThat(wrong(clean.splits().validation(), noisy.splits().validation())).isEmpty();
    assertThat(wrong(clean.splits().test(), noisy.splits().test())).isEmpty();
    assertThat(noisy.testSourceRows()).isEqualTo(clean.testSourceRows());
    assertThat(noisy.facts().fingerprint()).isNotEqualTo(clean.facts().fingerprint());
    assertThat(noisy.facts().notes())
        .contains("72 of 720 training rows have a wrong label, on purpose (labelNoise 0.1)");
  }

  @Test
  void more_noise_of_the_same_seed_has_all_rows_of_less() {
    Dataset clean = prepare(Specs.of("moons")).splits().training();
    int[] few = wrong(clean, prepare(Specs.of("moons").labelNoise(0.1)).splits().training());
    int[] many = wrong(clean, prepare(Specs.of("moons").labelNoise(0.3)).splits().training());

    assertThat(many).hasSize(216).contains(few);
  }

  @Test
  void of_many_classes_each_other_one_is_taken() {
    int[] clean = labels(Specs.of("digits").rows(2000));
    int[] noisy = labels(Specs.of("digits").rows(2000).labelNoise(0.5));
    long[] steps = new long[10];
    IntStream.range(0, clean.length).forEach(row -> steps[(noisy[row] - clean[row] + 10) % 10]++);

    // 720 of 1,440 rows over nine steps: 80 each, ± 4 standard errors of 9
    assertThat(steps[0]).isEqualTo(720);
    assertThat(Arrays.stream(steps)).allMatch(count -> count > 44);
  }

  @Test
  void where_it_cannot_be_it_is_refused() {
    assertThatThrownBy(() -> prepare(Specs.of("xor").labelNoise(0.25)))
        .hasMessage(
            "data.labelNoise: expected 0 with the split none, where training rows are the test"
                + " rows, got 0.25");
    assertThatThrownBy(() -> prepare(Specs.of("friedman").regression().labelNoise(0.25)))
        .hasMessage(
            "data.labelNoise: expected 0, since numbers have no other class to take, got 0.25");
  }

  private int[] labels(Specs specs) {
    return prepare(specs).splits().training().classes().labels();
  }

  private static int[] wrong(Dataset clean, Dataset noisy) {
    int[] a = clean.classes().labels();
    int[] b = noisy.classes().labels();
    return IntStream.range(0, a.length).filter(row -> a[row] != b[row]).toArray();
  }

  private PreparedData prepare(Specs specs) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());
  }
}
