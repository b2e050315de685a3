package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.FormatSpec;
import dev.tandem.network.FormatSpec.DateOrder;
import dev.tandem.network.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the day or the month comes first in dates without their year in front. */
class DateOrderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "13/12/2026, day",
    "31/01/2026, day",
    "12/13/2026, month",
    "01/31/2026, month",
    "01.02.2026, day" // as they are written with dots
  })
  void a_day_above_12_or_a_dot_settles_the_order(String date, String first) throws IOException {
    assertThat(notes(Optional.empty(), date, date))
        .contains("day: dates, " + first + " first: '" + date + "'");
  }

  @ParameterizedTest
  @CsvSource({"01/02/2026", "12/12/2026"})
  void dates_with_two_readings_are_refused_with_the_key_that_settles_them(String date) {
    assertThatThrownBy(() -> notes(Optional.empty(), date))
        .hasMessageContaining("can be read with the day or with the month first")
        .hasMessageContaining("data.format: {dates: day-first}");
  }

  @ParameterizedTest
  @CsvSource({"DAY_FIRST, day", "MONTH_FIRST, month"})
  void what_a_person_says_settles_them(DateOrder told, String first) throws IOException {
    assertThat(notes(Optional.of(told), "01/02/2026", "12/12/2026"))
        .contains("day: dates, " + first + " first: '01/02/2026'");
  }

  @ParameterizedTest
  @CsvSource({"DAY_FIRST, 01/13/2026, day", "MONTH_FIRST, 13/01/2026, month"})
  void dates_in_another_order_than_a_person_says_are_refused(
      DateOrder told, String date, String first) {
    assertThatThrownBy(() -> notes(Optional.of(told), "01/02/2026", date))
        .hasMessageContaining(
            "expected dates with the "
                + first
                + " first, as data.format.dates says, got other ones");
  }

  @Test
  void dates_in_both_orders_are_refused() {
    assertThatThrownBy(() -> notes(Optional.empty(), "13/01/2026", "01/13/2026"))
        .hasMessageContaining(
            "expected dates written in one way, got some with the day and some with the month"
                + " first");
  }

  private List<String> notes(Optional<DateOrder> told, String... dates) throws IOException {
    StringBuilder text = new StringBuilder("day,y\n");
    for (String date : dates) {
      text.append(date).append(",a\n").append(date).append(",b\n");
    }
    Path file = Files.writeString(folder.resolve("days.csv"), text);
    FormatSpec format =
        new FormatSpec(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            told,
            Optional.empty());
    TableSpec table =
        new TableSpec(
            format, Map.of(), List.of(), false, Map.of(), Optional.empty(), Optional.empty());
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    Specs specs = Specs.of(file.toString()).label("y").split("none").table(table);
    return DatasetCatalog.prepare(specs.spec(), folders).facts().notes();
  }
}
