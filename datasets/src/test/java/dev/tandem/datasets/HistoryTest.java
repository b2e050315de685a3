package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.History;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.HistoryColumns;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.text.MemoryRows;
import dev.tandem.model.PreprocessingText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened before to the same person becomes features. */
class HistoryTest {
  private static final String COUNT = "who earlier rows";
  private static final String POSITIVE = "who earlier missed=yes";
  private static final String SINCE = "who days since";
  private static final String OPEN = "who open rows";

  @TempDir Path folder;

  @Test
  void outcomes_known_on_an_earlier_day_count_whatever_the_order_of_rows() {
    Table table =
        visits(
            "a,2026-01-20,2026-01-21,no", // before it: both that were known by the 19th
            "a,2026-01-01,2026-01-05,yes", // the first
            "a,2026-01-05,2026-01-09,no", // the 5th is not before the 5th
            "a,2026-01-06,2026-01-30,yes", // one known, on the day before
            "b,2026-01-20,2026-01-21,yes");

    assertThat(values(table, COUNT)).containsExactly(2, 0, 0, 1, 0);
    assertThat(values(table, POSITIVE)).containsExactly(1, 0, 0, 1, 0);
    assertThat(values(table, SINCE))
        .containsExactly(11, Double.NaN, Double.NaN, 1, Double.NaN); // 20 − 9, 6 − 5
    // the visit of the 30th is open on the 20th; that of the 5th on the 5th; that of the 9th on the
    // 6th
    assertThat(values(table, OPEN)).containsExactly(1, 0, 1, 1, 0);
  }

  @Test
  void rows_made_at_the_same_moment_are_open_to_each_other_and_later_ones_of_the_day_are_not() {
    Table table =
        visits(
            "a,2026-01-01T10:00,2026-01-05,yes",
            "a,2026-01-01T10:00,2026-01-05,no",
            "a,2026-01-01T11:00,2026-01-05,no");

    assertThat(values(table, OPEN)).containsExactly(1, 1, 2);
  }

  @Test
  void times_of_the_day_are_left_aside_since_a_day_without_a_time_begins_at_midnight() {
    // the outcome of a visit on the 5th is not known at noon of the 5th
    Table table =
        visits("a,2026-01-01T10:00,2026-01-05T00:00,yes", "a,2026-01-05T12:00,2026-01-05,no");

    assertThat(values(table, COUNT)).containsExactly(0, 0);
  }

  @Test
  void a_row_is_never_its_own_history_even_if_its_outcome_seems_to_be_known_before_it() {
    Table table = visits("a,2026-01-10,2026-01-02,yes", "a,2026-01-11,2026-01-12,no");

    assertThat(values(table, COUNT)).containsExactly(0, 1);
    assertThat(values(table, SINCE)).containsExactly(Double.NaN, 1); // known from the 10th on
  }

  @Test
  void rows_without_an_outcome_or_a_person_are_nobodys_history() {
    Table table =
        visits(
            "a,2026-01-01,2026-01-02,",
            "a,2026-01-01,,yes",
            ",2026-01-01,2026-01-02,yes",
            ",2026-01-10,2026-01-12,yes",
            "a,2026-01-10,2026-01-12,yes");

    assertThat(values(table, COUNT)).containsExactly(0, 0, 0, 0, 0);
  }

  @Test
  void of_numbers_the_history_has_the_mean_and_moments_may_be_numbers_too() throws IOException {
    Path file =
        write(
            "who,at,paid\n"
                + "a,1,10\n"
                + "a,2,20\n"
                + "a,3,60\n"
                + "b,3,7\n"
                + "b,3.5,8\n"
                + "b,9,9\n");
    Specs specs =
        Specs.of(file.toString())
            .regression()
            .label("paid")
            .split("none")
            .table(Tables.history("who", "at", "at"));
    PreparedData data = prepare(specs);

    assertThat(data.splits().training().featureNames())
        .containsExactly(
            "at",
            "who earlier rows",
            "who earlier paid mean",
            "who earlier paid mean missing",
            "who time since",
            "who time since missing",
            "who open rows");
    // means of what was paid before: -, 10, 15, -, 7, 7.5; the first has none
    Preprocessing.Encoding.Scaled mean =
        (Preprocessing.Encoding.Scaled)
            ((Preprocessing.Columns) data.preprocessing()).columns().get(2).encoding();
    assertThat(mean.filling()).isEqualTo((7.5 + 10) / 2); // the median
  }

  @Test
  void a_history_goes_with_the_model_and_is_made_of_the_rows_of_the_file_to_predict()
      throws IOException {
    Path file = write(visitsText());
    Specs specs = visitSpecs(file);
    PreparedData data = prepare(specs);
    Preprocessing read =
        PreprocessingText.read(PreprocessingText.write(data.preprocessing()), "model");
    assertThat(read).isEqualTo(data.preprocessing());

    // the same rows, the last one's outcome not known yet: the features are the same
    String unknown = visitsText().replaceFirst("(yes|no)\n$", "\n");
    int width = data.splits().training().featureNames().size();
    float[] features = new float[width * data.splits().training().rows()];
    int[] rows = IntStream.range(0, data.splits().training().rows()).toArray();
    data.splits().training().features().gather(rows, features);
    float[] again = new float[features.length];
    FeatureEncoder.encode(write(unknown), read, width).gather(rows, again);
    assertThat(again).isEqualTo(features);
  }

  @Test
  void rows_to_predict_without_the_outcomes_of_earlier_ones_are_refused() throws IOException {
    PreparedData data = prepare(visitSpecs(write(visitsText())));
    Path bare = write("who,made,day,age\na,2026-01-01,2026-01-02,3\n");

    assertThatThrownBy(() -> FeatureEncoder.encode(bare, data.preprocessing(), 99))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no column 'missed'; expected one of who, made, day, age");
  }

  @Test
  void a_moment_that_is_none_is_refused_by_key() throws IOException {
    Path file = write(visitsText());

    assertThatThrownBy(
            () -> prepare(visitSpecs(file).table(Tables.history("who", "missed", "day"))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data.history.at: expected a column of dates or numbers, got missed, the label");
    assertThatThrownBy(() -> prepare(visitSpecs(file).table(Tables.history("who", "made", "age"))))
        .hasMessage(
            "data.history.known: expected a column of dates, as at is, got age, a column of kind"
                + " number");
    assertThatThrownBy(
            () -> prepare(visitSpecs(file).table(Tables.history("whose", "made", "day"))))
        .hasMessageContaining("no column 'whose'; expected one of who, made, day, age, missed");
  }

  @Test
  void keys_of_tables_are_refused_where_there_is_none() {
    for (String source : List.of("moons", "appointments", "xor")) {
      Specs specs = Specs.of(source).table(Tables.history("who", "made", "day"));
      assertThatThrownBy(() -> prepare(specs))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "data: format, columns, missing, missingLabels, classes, target and history are for"
                  + " tables of your own; "
                  + source
                  + " takes none of them");
    }
  }

  @Test
  void who_it_is_about_is_no_feature_and_both_are_said() throws IOException {
    PreparedData data = prepare(visitSpecs(write(visitsText())));

    assertThat(data.splits().training().featureNames())
        .contains(COUNT, POSITIVE, SINCE, SINCE + " missing")
        .noneMatch(name -> name.startsWith("who="));
    assertThat(data.facts().notes())
        .contains("who tells whose history a row has and is no feature");
  }

  private static Specs visitSpecs(Path file) {
    return Specs.of(file.toString())
        .label("missed")
        .split("none")
        .table(Tables.history("who", "made", "day"));
  }

  private static String visitsText() {
    StringBuilder text = new StringBuilder("who,made,day,age,missed\n");
    for (int row = 0; row < 60; row++) {
      text.append(
          "p%d,2026-01-%02d,2026-02-%02d,%d,%s%n"
              .formatted(
                  row % 7,
                  1 + row % 28,
                  1 + row * 5 % 28,
                  20 + row * 11 % 50,
                  row % 3 == 0 ? "yes" : "no"));
      text.append(
          "p%d,2026-03-%02d,2026-04-%02d,%d,%s%n"
              .formatted(
                  row % 7,
                  1 + row % 28,
                  1 + row * 5 % 28,
                  20 + row * 13 % 50,
                  row % 4 == 0 ? "yes" : "no"));
    }
    return text.toString();
  }

  private static Table visits(String... rows) {
    MemoryRows text = new MemoryRows("visits", List.of("who", "made", "day", "missed"));
    for (String row : rows) {
      text.add(List.of(row.split(",", -1)));
    }
    History history =
        new History(
            "who",
            new History.Cells("made", Reading.PLAIN),
            new History.Cells("day", Reading.PLAIN),
            true,
            new History.Cells("missed", Reading.PLAIN),
            List.of("yes"));
    Table table = Table.read(text, HistoryColumns.forms(history), new MissingTexts(List.of()));
    HistoryColumns.addTo(table, history);
    return table;
  }

  private static double[] values(Table table, String column) {
    return IntStream.range(0, table.rows())
        .mapToDouble(row -> table.numbers(column).number(row))
        .toArray();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private PreparedData prepare(Specs specs) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());
  }
}
