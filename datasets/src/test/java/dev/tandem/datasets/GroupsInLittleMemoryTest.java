package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column that groups rows may have a different text in every row. */
@Tag("once")
class GroupsInLittleMemoryTest {
  private static final int ROWS = 1_200_000;

  @TempDir Path folder;

  /** As texts on the heap, and numbered by a map, the groups alone would take 220 MB. */
  @Test
  void a_million_groups_are_dealt_out_in_a_heap_of_192_mb() throws Exception {
    Path file = table();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Preparing.class.getName(),
            file.toString());

    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes());

    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo("960000 rows train\n"); // 0.8 of a row each
  }

  private Path table() throws IOException {
    Path file = folder.resolve("many.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("patient,x,y\n");
      for (int row = 0; row < ROWS; row++) {
        out.write("patient " + row * 7919L % ROWS + "," + row % 10 + "," + "ab".charAt(row % 2));
        out.write('\n');
      }
    }
    return file;
  }

  /** What the other process does. */
  static final class Preparing {
    public static void main(String[] arguments) {
      Path file = Path.of(arguments[0]);
      DataFolders folders = new DataFolders(file.getParent(), file.resolveSibling("cache"));
      Specs specs =
          Specs.of(file.toString())
              .label("y")
              .split("grouped:patient")
              .validation(0)
              .testFraction(0.2);
      PreparedFile prepared = DatasetCatalog.prepare(specs.spec(), folders);
      System.out.print(prepared.facts().trainRows() + " rows train\n");
    }
  }
}
