package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.model.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;

  @Test
  void data_is_prepared_once_and_found_again() throws IOException {
    PreparedFile made = prepare(Specs.of("moons"));
    Files.setLastModifiedTime(made.path(), LONG_AGO);
    PreparedFile found = prepare(Specs.of("moons"));

    assertThat(found).isEqualTo(made);
    assertThat(Files.getLastModifiedTime(found.path())).isEqualTo(LONG_AGO);
    assertThat(found.facts()).isEqualTo(PreparedData.open(found.path()).facts());
  }

  @Test
  void the_best_pr_auc_and_the_notes_are_found_again() {
    PreparedFile made = prepare(Specs.of("appointments").rows(300));

    assertThat(prepare(Specs.of("appointments").rows(300))).isEqualTo(made);
    assertThat(made.facts().bestPrAuc()).isPresent();
  }

  @Test
  void another_spec_has_another_file() {
    Path usual = prepare(Specs.of("moons")).path();

    assertThat(prepare(Specs.of("moons").rows(999)).path()).isNotEqualTo(usual);
    assertThat(prepare(Specs.of("moons").validation(0.2)).path()).isNotEqualTo(usual);
    assertThat(prepare(Specs.of("moons").split("shuffled")).path()).isNotEqualTo(usual);
    assertThat(prepare(Specs.of("moons").limits(5, 5)).path()).isNotEqualTo(usual);
    assertThat(prepare(Specs.of("moons").split("stratified")).path()).isEqualTo(usual);
  }

  @Test
  void changed_source_content_has_another_file() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "x,y\n1,a\n2,b\n");
    Specs specs = Specs.of(csv.toString()).label("y").split("none");
    Path before = prepare(specs).path();
    Files.writeString(csv, "x,y\n1,a\n3,b\n");

    assertThat(prepare(specs).path()).isNotEqualTo(before);
  }

  @Test
  void a_damaged_file_is_made_again() throws IOException {
    PreparedFile made = prepare(Specs.of("moons"));
    byte[] whole = Files.readAllBytes(made.path());

    byte[] altered = whole.clone();
    altered[altered.length - 9] ^= 1; // one bit of a value
    for (byte[] damaged : new byte[][] {altered, Arrays.copyOf(whole, 100), {}}) {
      Files.write(made.path(), damaged);
      assertThat(prepare(Specs.of("moons"))).isEqualTo(made);
      assertThat(Files.readAllBytes(made.path())).isEqualTo(whole);
    }
  }

  @Test
  void nothing_but_whole_files_is_left_in_the_cache() throws IOException {
    Path file = prepare(Specs.of("moons")).path();

    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      assertThat(files).containsExactly(file);
    }
    assertThat(file.getFileName().toString()).matches("moons-[0-9a-f]{16}[.]safetensors");
  }

  @Test
  void a_file_that_is_not_prepared_data_is_refused() throws IOException {
    Path missing = folder.resolve("none.safetensors");
    assertThatThrownBy(() -> PreparedData.open(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(
            missing
                + ": expected a safetensors file, got no such file; delete it and prepare the data"
                + " again");

    Path other = folder.resolve("other.safetensors");
    Safetensors.write(other, Map.of("format", "pt"), Map.of());
    assertThatThrownBy(() -> PreparedData.open(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            other
                + ": expected prepared data (tandem.prepared/5), got format pt; delete it and"
                + " prepare the data again");
  }

  @Test
  void a_cache_that_cannot_be_written_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    DataFolders folders = new DataFolders(folder, file);

    assertThatThrownBy(() -> DatasetCatalog.prepare(Specs.of("xor").spec(), folders))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("cache: expected a folder that can be written to, got ")
        .hasMessageEndingWith("; TANDEM_CACHE names another");
  }

  @Test
  void folders_come_from_the_option_then_the_environment_then_home() {
    Path home = Path.of("home");
    Path usual = Path.of("home", ".cache", "tandem");
    Map<String, String> environment = Map.of("TANDEM_DATA", "d", "TANDEM_CACHE", "c");

    assertThat(DataFolders.of(Optional.of(Path.of("o")), environment, home))
        .isEqualTo(new DataFolders(Path.of("o"), Path.of("c")));
    assertThat(DataFolders.of(Optional.empty(), environment, home))
        .isEqualTo(new DataFolders(Path.of("d"), Path.of("c")));
    assertThat(DataFolders.of(Optional.empty(), Map.of("TANDEM_DATA", ""), home))
        .isEqualTo(new DataFolders(usual, usual.resolve("prepared")));
  }

  private PreparedFile prepare(Specs specs) {
    return DatasetCatalog.prepare(specs.spec(), new DataFolders(folder, folder.resolve("cache")));
  }
}
