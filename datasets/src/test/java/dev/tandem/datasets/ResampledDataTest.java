package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.DataSpec;
import dev.tandem.network.FoldSpec;
import dev.tandem.network.SplitSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResampledDataTest {
  private static final DataSpec MOONS = Specs.of("moons").rows(200).spec();

  @TempDir Path folder;
  private DataFolders folders;

  @BeforeEach
  void useFolder() {
    folders = new DataFolders(folder, folder);
  }

  @Test
  void another_split_seed_deals_the_same_generated_rows_out_otherwise() {
    PreparedData one = prepare(MOONS);
    PreparedData other = prepare(MOONS.withSplitSeed(MOONS.seed() + 1));

    assertThat(other.testSourceRows())
        .hasSameSizeAs(one.testSourceRows())
        .isNotEqualTo(one.testSourceRows());
    assertThat(other.facts().fingerprint()).isNotEqualTo(one.facts().fingerprint());
    // a row that tests in both has one label, for nothing was generated anew
    int[] both = IntStream.of(one.testSourceRows()).filter(row -> place(other, row) >= 0).toArray();
    assertThat(both).isNotEmpty();
    assertThat(IntStream.of(both).map(row -> label(other, row)))
        .containsExactly(
            IntStream.of(both).mapToObj(row -> label(one, row)).toArray(Integer[]::new));
  }

  @Test
  void the_seed_as_split_seed_changes_nothing() {
    DataSpec same = MOONS.withSplitSeed(MOONS.seed());

    assertThat(DatasetCatalog.prepare(same, folders).path())
        .isEqualTo(DatasetCatalog.prepare(MOONS, folders).path());
  }

  @Test
  void the_folds_of_a_seed_test_every_row_once() {
    List<PreparedData> folds =
        IntStream.rangeClosed(1, 4)
            .mapToObj(index -> prepare(MOONS.with(new FoldSpec(index, 4))))
            .toList();

    assertThat(folds.stream().flatMapToInt(f -> Arrays.stream(f.testSourceRows())).sorted())
        .containsExactly(IntStream.range(0, 200).boxed().toArray(Integer[]::new));
    assertThat(folds).allSatisfy(fold -> assertThat(fold.facts().testRows()).isEqualTo(50));
  }

  @Test
  void data_whose_splits_are_the_same_rows_cannot_be_dealt_out_again() {
    assertThatThrownBy(() -> DatasetCatalog.resampled("resample", Specs.of("xor").spec(), folders))
        .hasMessage(
            "resample: expected a split that deals rows out, such as stratified or shuffled, got"
                + " none, where all splits are the same rows");
    assertThatThrownBy(() -> prepare(Specs.of("xor").spec().with(new FoldSpec(1, 2))))
        .hasMessageStartingWith("data.fold: expected a split that deals rows out");
  }

  @Test
  void data_that_comes_with_test_rows_deals_its_training_rows_out() {
    DataSpec mnist = Specs.of("mnist").spec();

    assertThat(DatasetCatalog.resampled("folds", mnist, folders).split())
        .contains(new SplitSpec.GivenTraining());
    assertThat(DatasetCatalog.resampled("folds", MOONS, folders)).isEqualTo(MOONS);
  }

  private PreparedData prepare(DataSpec spec) {
    return PreparedData.open(DatasetCatalog.prepare(spec, folders).path());
  }

  private static int place(PreparedData data, int row) {
    return Arrays.binarySearch(data.testSourceRows(), row);
  }

  private static int label(PreparedData data, int row) {
    return data.splits().test().classes().labels()[place(data, row)];
  }
}
