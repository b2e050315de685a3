package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that cannot be read, through the command line. */
@Tag("once")
class BadTablesTest {
  @TempDir Path folder;

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("ragged", "a,b,y\n1,2,no\n1,2\n", List.of("line 3", "3 values", "got 2")),
        Arguments.of("nul", "a,b,y\n1,2,no\n1,\0,yes\n", List.of("line 3", "NUL")),
        Arguments.of("open", "a,b,y\n1,2,no\n1,\"2,yes\n", List.of("line", "quote")),
        Arguments.of("none", "a,b,y\n", List.of("rows under the header, got none")),
        Arguments.of("empty", "", List.of("empty file")),
        Arguments.of("one", "a,b,y\n1,2,no\n", List.of("column y", "at least 2 classes")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void a_bad_table_is_refused_with_its_place_and_leaves_nothing(
      String name, String text, List<String> said) throws IOException {
    Path csv = Files.writeString(folder.resolve(name + ".csv"), text);

    assertRefused(csv.toString(), said);
  }

  @Test
  void a_folder_and_an_address_are_no_tables() {
    assertRefused(folder.toString(), List.of("only tables take it"));
    assertRefused("https://example.org/a.csv", List.of("an address; download it first"));
    assertRefused(folder.resolve("gone.csv").toString(), List.of("gone.csv", "no such file"));
  }

  @Test
  void a_label_of_very_many_values_is_refused_before_they_are_kept() throws IOException {
    StringBuilder rows = new StringBuilder("a,y\n");
    for (int i = 0; i < 10_100; i++) {
      rows.append(i % 5).append(",id").append(i).append('\n');
    }
    Path csv = Files.writeString(folder.resolve("ids.csv"), rows);

    assertRefused(csv.toString(), List.of("column y", "more than 10000 different values"));
  }

  static Stream<Arguments> linesWithoutEnd() {
    String longer = "line 3: expected values of at most 16777216 characters, got a longer one";
    return Stream.of(
        Arguments.of("long.csv", "a,b,y\n1,2,no\n1,", "x", longer),
        Arguments.of("open.csv", "a,b,y\n1,2,no\n1,\"", "2,no\n", longer),
        Arguments.of("packed.csv.gz", "a,b,y\n1,2,no\n1,", "x", longer),
        Arguments.of("wide.csv", "a,b,y\n1,2,no\n", "1,", "line 3: expected a row of at most"),
        Arguments.of("header.csv", "", "x", longer.replace("line 3", "line 1")),
        Arguments.of(
            "long.jsonl",
            "{\"a\": 1}\n{\"a\": \"",
            "x",
            "line 2: expected an object of at most 16777216 characters, got a longer line"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linesWithoutEnd")
  void a_line_without_end_is_refused_before_it_fills_the_memory(
      String name, String start, String endless, String said) throws IOException {
    Path file = folder.resolve(name);
    byte[] piece = endless.repeat(1 << 20).getBytes();
    try (OutputStream out = output(file)) {
      out.write(start.getBytes());
      for (int length = 0; length < 48 << 20; length += piece.length) {
        out.write(piece);
      }
    }

    assertRefused(file.toString(), List.of(name + ", " + said, "; "));
  }

  private static OutputStream output(Path file) throws IOException {
    OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes;
  }

  private void assertRefused(String source, List<String> said) {
    Path runs = folder.resolve("runs");
    CommandRun run = CommandRun.of("compare", source, "--label", "y", "--out", runs);

    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).startsWith("tandem: ").doesNotContain("Exception", "\tat ");
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains(said);
    assertThat(runs).doesNotExist();
  }
}
