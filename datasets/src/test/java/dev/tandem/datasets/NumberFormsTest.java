package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column of numbers has one form, and it is said which. */
class NumberFormsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5%|7%|percentages: '5%' is read as 5",
        "$5.50|$7|amounts of money: '$5.50' is read as 5.5",
        "5 €|7 €|amounts of money: '5 €' is read as 5",
        "2,5|17,25|decimal comma: '2,5' is read as 2.5",
        "€2,50|€17,25|amounts of money, decimal comma: '€2,50' is read as 2.5",
        "1.234,5|17,25|decimal comma, thousands '.': '1.234,5' is read as 1234.5"
      })
  void a_form_that_is_not_plain_is_said_with_an_example(String first, String second, String note)
      throws IOException {
    assertThat(notes(first, second)).contains("n: " + note);
  }

  @Test
  void plain_numbers_are_no_news() throws IOException {
    assertThat(notes("5", "7.25")).noneMatch(note -> note.startsWith("n: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5%|7|2 with % and others without, such as '7' (line 4)",
        "$5|7|2 with a currency sign and others without, such as '7' (line 4)",
        "5 €|7|2 with a currency sign and others without, such as '7' (line 4)"
      })
  void signs_on_some_of_the_numbers_are_refused(String first, String second, String got) {
    assertThatThrownBy(() -> notes(first, second))
        .hasMessageContaining(
            ", column n: expected numbers written in one way, got " + got + "; write them alike");
  }

  private List<String> notes(String first, String second) throws IOException {
    String text = "n;y\n%1$s;a\n%1$s;b\n%2$s;a\n%2$s;b\n".formatted(first, second);
    Path file = Files.writeString(folder.resolve("numbers.csv"), text);
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    Specs specs = Specs.of(file.toString()).label("y").split("none");
    return DatasetCatalog.prepare(specs.spec(), folders).facts().notes();
  }
}
