package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCsvTest {
  @TempDir Path folder;

  @Test
  void a_missing_label_is_refused_with_the_columns_that_there_are() throws IOException {
    Path file = write("a.csv", "size,sold\n1,yes\n2,no\n");

    assertRefused(
        Specs.of(file.toString()),
        "data.label: expected the column to predict, one of size, sold, got none (" + file + ")");
    assertRefused(
        Specs.of(file.toString()).label("sodl"),
        file + ": no column 'sodl'; expected one of size, sold; did you mean 'sold'?");
    assertRefused(
        Specs.of(file.toString()).label("sold", "zzz"),
        file + ": no column 'zzz'; expected one of size, sold");
    assertRefused(
        Specs.of(file.toString()).label("sold", "size"),
        file + ": expected at least one feature beside the label sold, got none");
  }

  @Test
  void labels_that_cannot_be_classes_are_refused() throws IOException {
    Path single = write("single.csv", "x,y\n1,a\n2,a\n");
    assertRefused(
        Specs.of(single.toString()).label("y"),
        single + ", column y: expected at least 2 classes, got only 'a'");

    Path many = write("many.csv", "x,y\n" + numbered(101, i -> i + "," + i / 7.0));
    assertRefused(
        Specs.of(many.toString()).label("y"),
        many
            + ", column y: expected at most 100 classes, got 101 different values; to"
            + " predict numbers, say data.task: regression");
  }

  @Test
  void a_number_that_is_not_finite_is_refused_with_its_line() throws IOException {
    for (String gap : List.of("Infinity", "-inf", "1e999")) {
      Path file = write("gap.csv", "x,y\n1,a\n" + gap + ",b\n");
      assertRefused(
          Specs.of(file.toString()).label("y").split("none"),
          file
              + ", column x: 1 of 2 values are numbers and 1 is not: '"
              + gap
              + "' (line 3); if that means a missing value, say data.missing: [\""
              + gap
              + "\"]; if the column holds categories, say data.columns: {x: category}");
    }
  }

  @Test
  void a_value_too_large_for_float32_is_refused_with_its_line() throws IOException {
    Path file = write("large.csv", "x,y\n1,a\n-1e39,b\n3,a\n");
    assertRefused(
        Specs.of(file.toString()).label("y").split("none"),
        file + ", line 3, column x: expected a number that float32 holds, got '-1.0E39'");
  }

  @Test
  void a_file_that_is_no_table_is_refused() throws IOException {
    Path none = folder.resolve("none.csv");
    assertRefused(
        Specs.of(none.toString()), none + ": expected a file with rows, got no such file");
    assertRefused(
        Specs.of(folder.toString()),
        folder
            + ": expected a folder of pictures (PNG, JPEG, GIF or BMP) for each of at least 2"
            + " classes in it, as in cats/1.png and dogs/1.png, got no pictures in folders; a table"
            + " is named by its file, and a run is shown by 'tandem report' and trained again by"
            + " 'tandem reproduce'");

    Path empty = write("empty.csv", "");
    assertRefused(
        Specs.of(empty.toString()).label("y"),
        empty + ": expected a header and rows, got an empty file");

    Path header = write("header.csv", "x,y\n");
    assertRefused(
        Specs.of(header.toString()).label("y"),
        header + ": expected rows under the header, got none");

    Path ragged = write("ragged.csv", "x,y\n1,a\n2\n");
    assertRefused(
        Specs.of(ragged.toString()).label("y"),
        ragged
            + ", line 3: expected 2 values, got 1; if another sign separates values, name it with"
            + " data.format.separator");

    Path twice = write("twice.csv", "x,y,x\n1,a,2\n");
    assertRefused(
        Specs.of(twice.toString()).label("y"),
        twice
            + ", line 1: expected every column name once, got 'x' for columns 1 and 3; rename one"
            + " of them in the file's first line, or say data.format: {header: none} if that line"
            + " is a row");

    Path nameless = write("nameless.csv", "x,,y\n1,a,2\n");
    assertRefused(
        Specs.of(nameless.toString()).label("y"),
        nameless
            + ", line 1: expected a name for every column, got none for column 2; write one in the"
            + " file's first line");
  }

  @Test
  void a_quote_that_never_ends_is_refused_in_one_line() throws IOException {
    Path file = write("quote.csv", "x,y\n\"1,a\n2,b\n");

    assertThatThrownBy(() -> prepare(Specs.of(file.toString()).label("y")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file
                + ", line 2: expected a quotation mark that closes the one in this row, got the end"
                + " of the file; close it, or say what quotes values with data.format.quote, a sign"
                + " that the file does not have if nothing does");
  }

  @Test
  void rows_belong_to_generated_data() throws IOException {
    Path file = write("a.csv", "x,y\n1,a\n2,b\n");

    assertRefused(
        Specs.of(file.toString()).label("y").rows(5),
        "data.rows: only generated data takes it (for fewer rows: trainRows and testRows), got 5");
  }

  private static String numbered(int rows, IntFunction<String> row) {
    return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void assertRefused(Specs specs, String message) {
    assertThatThrownBy(() -> prepare(specs)).isInstanceOf(DataException.class).hasMessage(message);
  }

  private PreparedData prepare(Specs specs) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());
  }
}
