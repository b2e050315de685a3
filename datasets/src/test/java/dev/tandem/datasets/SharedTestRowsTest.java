package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.network.DataSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTestRowsTest {
  @TempDir Path folder;
  private DataFolders folders;

  @BeforeEach
  void setFolders() {
    folders = new DataFolders(folder, folder.resolve("cache"));
  }

  @Test
  void rows_on_which_another_spec_trains_are_left_out() {
    DataSpec thirty = moons().testFraction(0.3).spec();
    DataSpec twenty = moons().testFraction(0.2).spec();
    SharedTestRows rows = SharedTestRows.of(thirty, List.of(thirty, twenty), folders);

    // 300 of 1,000 rows test the one; what trains or validates the other is not among the rest
    assertThat(rows.count() + rows.leftOut()).isEqualTo(300);
    assertThat(rows.count()).isBetween(1, 200);
    assertThat(rows.areThoseOf(thirty)).isEqualTo(rows.leftOut() == 0);
  }

  @Test
  void fewer_training_rows_leave_the_test_rows_as_they_are() {
    DataSpec all = moons().spec();
    DataSpec fewer = moons().limits(100, 200).spec();
    SharedTestRows rows = SharedTestRows.of(all, List.of(fewer), folders);

    assertThat(rows.leftOut()).isZero();
    assertThat(rows.areThoseOf(all)).isTrue();
    assertThat(rows.areThoseOf(fewer)).isTrue();
  }

  @Test
  void rows_generated_from_another_seed_are_other_rows() {
    SharedTestRows rows =
        SharedTestRows.of(moons().spec(), List.of(moons().seed(2).spec()), folders);
    assertThat(rows.leftOut()).isZero();
    assertThat(rows.areThoseOf(moons().seed(2).spec())).isFalse();
  }

  @Test
  void other_sources_and_a_split_that_is_none_are_refused() {
    assertThatThrownBy(
            () -> SharedTestRows.of(moons().spec(), List.of(DataSpec.of("digits")), folders))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("one source and label");
    assertThatThrownBy(
            () -> SharedTestRows.of(moons().spec(), List.of(moons().split("none").spec()), folders))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none, where all rows train");
  }

  private static Specs moons() {
    return Specs.of("moons").rows(1000);
  }
}
