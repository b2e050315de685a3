package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.network.ColumnSpec;
import dev.tandem.network.ColumnSpec.Kind;
import dev.tandem.network.FormatSpec;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people have them: 150 rows of age, income, city and churn, each with one oddity. */
class PeoplesTablesTest {
  private static final Path TABLES = Path.of("src/test/resources/tables");

  @TempDir Path cache;

  @Test
  void a_dash_among_numbers_is_refused_with_both_remedies() {
    assertThatThrownBy(() -> prepare(churn("v-dash.csv")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "v-dash.csv, column income: 147 of 150 values are numbers and 3 are not")
        .hasMessageContaining("'-' (line ")
        .hasMessageContaining("data.missing: [\"-\"]")
        .hasMessageContaining("data.columns: {income: category}");
  }

  @Test
  void a_dash_that_means_missing_is_filled_by_the_median_and_flagged() {
    PreparedData data = prepare(churn("v-dash.csv").table(missing("-")));

    assertThat(data.facts().notes()).contains("income: 3 values missing");
    assertThat(data.splits().training().featureNames())
        .startsWith("age", "income", "income missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"big-agedash.csv", "big-agedash-test.csv"})
  void one_odd_cell_is_refused_whatever_the_seed(String file) {
    for (int seed = 1; seed <= 20; seed++) {
      Specs specs = churn(file).seed(seed);
      assertThatThrownBy(() -> prepare(specs))
          .hasMessageContaining("1,499 of 1,500 values are numbers and 1 is not: ");
    }
  }

  @Test
  void a_letter_in_a_number_is_refused() {
    assertThatThrownBy(() -> prepare(Specs.of(path("typo.csv")).label("label")))
        .hasMessageContaining("'12O' (line ");
  }

  @Test
  void percentages_and_decimal_commas_are_numbers_and_said_so() {
    assertThat(notes(churn("v-percent.csv")))
        .anyMatch(note -> note.matches("\\w+: percentages: '.*%' is read as [0-9.]+"));
    assertThat(notes(churn("deccomma-quoted.csv")))
        .anyMatch(note -> note.matches("\\w+: decimal comma: '\\d+,\\d+' is read as [0-9.]+"));
  }

  @Test
  void a_comma_before_three_digits_has_two_readings_until_somebody_says() {
    assertThatThrownBy(() -> prepare(churn("v-thousand.csv")))
        .hasMessageContaining("can be read as")
        .hasMessageContaining("data.format: {thousands: \",\"}")
        .hasMessageContaining("data.format: {decimal: \",\"}");

    PreparedData data = prepare(churn("v-thousand.csv").table(thousands(',')));
    assertThat(kinds(data)).containsEntry("income", "number");
  }

  @Test
  void dates_become_features_and_codes_with_leading_zeros_categories() {
    PreparedData dates = prepare(churn("v-date.csv"));
    assertThat(kinds(dates)).containsValue("date");
    assertThat(dates.splits().training().featureNames())
        .anyMatch(name -> name.endsWith(" days"))
        .anyMatch(name -> name.endsWith(" month sin"))
        .anyMatch(name -> name.endsWith(" weekday cos"));

    PreparedData zips = prepare(churn("v-zip.csv"));
    assertThat(kinds(zips)).containsEntry("income", "category");
    assertThat(zips.facts().notes()).anyMatch(note -> note.contains("leading zeros"));
    PreparedData overruled = prepare(churn("v-zip.csv").table(column("income", Kind.NUMBER)));
    assertThat(kinds(overruled)).containsEntry("income", "number");
  }

  @Test
  void the_order_of_day_and_month_follows_from_all_dates_or_has_to_be_said() throws IOException {
    Path open = dates("%02d/%02d/2026", 12);
    assertThatThrownBy(() -> prepare(Specs.of(open.toString()).label("y").split("none")))
        .hasMessageContaining("column day: '01/01/2026' (line 2) can be read with the day or with")
        .hasMessageContaining("data.format: {dates: day-first}");
    Path dayFirst = dates("%2$02d/%1$02d/2026", 28);
    assertThat(notes(Specs.of(dayFirst.toString()).label("y").split("none")))
        .contains("day: dates, day first: '01/01/2026'");
    Path monthFirst = dates("%d/%d/2026", 28);
    assertThat(notes(Specs.of(monthFirst.toString()).label("y").split("none")))
        .contains("day: dates, month first: '1/1/2026'");
    Path year = dates("2026-%02d-%02d 08:30", 28);
    assertThat(prepare(Specs.of(year.toString()).label("y").split("none")).facts().notes())
        .isEmpty();
  }

  /** 84 rows: seven months of so many days. */
  private Path dates(String format, int days) throws IOException {
    StringBuilder text = new StringBuilder("day,y\n");
    for (int row = 0; row < 84; row++) {
      text.append(String.format(format, 1 + row % 7, 1 + row % days))
          .append(row % 3 == 0 ? ",a\n" : ",b\n");
    }
    return Files.writeString(cache.resolve("dates.csv"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v-miss.csv", "v-q.csv"})
  void a_missing_number_is_filled_flagged_and_counted(String file) {
    PreparedData data = prepare(churn(file));

    assertThat(data.facts().notes()).anyMatch(note -> note.matches("\\w+: \\d+ values? missing"));
    Preprocessing.Columns columns = (Preprocessing.Columns) data.preprocessing();
    assertThat(columns.columns())
        .map(ColumnEncoding::encoding)
        .anyMatch(own -> own instanceof Encoding.Scaled scaled && scaled.indicator());
  }

  @Test
  void labels_are_trimmed_and_look_alikes_are_refused_until_they_are_settled() {
    assertThat(prepare(churn("lab-space.csv")).facts().classes()).containsExactly("no", "yes");

    assertThatThrownBy(() -> prepare(churn("lab-case.csv")))
        .hasMessageContaining("differ only in case or spaces")
        .hasMessageContaining("data.classes");
    TableSpec settled = classes(Map.of("no", List.of("No"), "yes", List.of("Yes")));
    assertThat(prepare(churn("lab-case.csv").table(settled)).facts().classes())
        .containsExactly("no", "yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab-na.csv", "lab-empty.csv"})
  void a_row_without_a_label_is_left_out_and_counted_or_refused(String file) {
    PreparedData data = prepare(churn(file));
    assertThat(data.facts().classes()).containsExactly("no", "yes");
    assertThat(data.facts().notes())
        .anyMatch(note -> note.matches("\\d+ rows? left out: no label"));

    assertThatThrownBy(() -> prepare(churn(file).table(refusingMissingLabels())))
        .hasMessageContaining("data.missingLabels is refuse");
  }

  @Test
  void semicolons_and_other_encodings_are_read_and_said() {
    assertThat(notes(churn("semicolon.csv"))).contains("separator ';'");
    assertThat(notes(churn("latin1.csv")))
        .anyMatch(note -> note.startsWith("encoding Windows-1252 (no UTF-8: line "));
  }

  @Test
  void names_of_columns_are_each_once_and_the_index_of_pandas_is_left_out() {
    assertThatThrownBy(() -> prepare(churn("dupname.csv")))
        .hasMessageContaining("'age' for columns ")
        .hasMessageContaining("rename one of them");
    PreparedData data = prepare(churn("emptyname.csv"));
    assertThat(data.facts().notes())
        .contains("the column without a name counts the rows and is left out");
  }

  @Test
  void nine_rows_of_three_classes_are_prepared() {
    assertThat(
            prepare(Specs.of(path("six.csv")).label("churn").split("shuffled")).facts().classes())
        .hasSize(3);
  }

  private static Specs churn(String file) {
    return Specs.of(path(file)).label("churn");
  }

  private static String path(String file) {
    return TABLES.resolve(file).toString();
  }

  private List<String> notes(Specs specs) {
    return prepare(specs).facts().notes();
  }

  private static Map<String, String> kinds(PreparedData data) {
    return data.facts().columns().stream()
        .collect(java.util.stream.Collectors.toMap(ColumnFacts::name, ColumnFacts::kind));
  }

  private static TableSpec missing(String text) {
    return new TableSpec(
        FormatSpec.DEFAULT,
        Map.of(),
        List.of(text),
        false,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static TableSpec thousands(char sign) {
    FormatSpec format =
        new FormatSpec(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(sign),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new TableSpec(
        format, Map.of(), List.of(), false, Map.of(), Optional.empty(), Optional.empty());
  }

  private static TableSpec column(String name, Kind kind) {
    ColumnSpec own = new ColumnSpec(Optional.of(kind), Optional.empty(), Optional.empty());
    return new TableSpec(
        FormatSpec.DEFAULT,
        Map.of(name, own),
        List.of(),
        false,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static TableSpec classes(Map<String, List<String>> classes) {
    return new TableSpec(
        FormatSpec.DEFAULT,
        Map.of(),
        List.of(),
        false,
        classes,
        Optional.empty(),
        Optional.empty());
  }

  private static TableSpec refusingMissingLabels() {
    return new TableSpec(
        FormatSpec.DEFAULT,
        Map.of(),
        List.of(),
        true,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private PreparedData prepare(Specs specs) {
    DataFolders folders = new DataFolders(cache, cache);
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());
  }
}
