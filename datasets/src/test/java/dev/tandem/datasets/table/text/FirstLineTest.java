package dev.tandem.datasets.table.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.network.FormatSpec;
import dev.tandem.network.FormatSpec.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLineTest {
  private static final Optional<Header> NOBODY_SAYS = Optional.empty();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.1,3.5,setosa",
        "63,yes,no",
        "-1.5e3,a,b",
        ".5,a",
        "5.,a",
        "0,1,yes",
        "5,0,0,0",
        "\"5,1\",a,b"
      })
  void a_row_in_place_of_names_is_refused_with_both_remedies(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("iris.csv"), line + "\n" + line + "\n");

    assertThatThrownBy(() -> CsvRows.open(file, FormatSpec.DEFAULT))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            file + ": expected names of columns in the first line, got what looks like a row: ")
        .hasMessageContaining("{header: none}")
        .hasMessageContaining("{header: first}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"age,income,churn", ",0,1,2,3", "0", "2019,2020,2021,sold", "1st,2nd,v2", "x1,x2"})
  void names_and_numbers_that_count_are_a_header(String line) {
    List<String> cells = List.of(line.split(","));

    assertThat(new FirstLine(Path.of("t.csv"), cells).names(NOBODY_SAYS)).isEqualTo(cells);
  }

  @Test
  void without_a_header_every_line_is_a_row_and_columns_are_numbered() throws IOException {
    Path file = Files.writeString(folder.resolve("iris.csv"), "5.1,3.5,setosa\n4.9,3.0,setosa\n");

    CsvRows rows = CsvRows.open(file, format(Header.NONE));

    assertThat(rows.header()).containsExactly("c1", "c2", "c3");
    assertThat(rows.notes()).contains("no header line: columns are named c1 to c3");
    assertThat(rowsOf(rows)).isEqualTo(2);
  }

  @Test
  void a_file_of_numbers_loses_no_row_to_a_header_that_is_none() throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), ".5,-.25\n1.,2\n");

    assertThat(rowsOf(CsvRows.named(file, List.of("1", "2")))).isEqualTo(2);
  }

  @Test
  void numbers_are_names_if_a_person_says_so() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "5.1,3.5\n4.9,3.0\n");

    assertThat(CsvRows.open(file, format(Header.FIRST)).header()).containsExactly("5.1", "3.5");
  }

  private static int rowsOf(CsvRows rows) {
    int[] count = {0};
    rows.forEach(block -> count[0] += block.rows());
    return count[0];
  }

  private static FormatSpec format(Header header) {
    return new FormatSpec(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(header));
  }
}
