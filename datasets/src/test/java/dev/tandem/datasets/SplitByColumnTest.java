package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.data.RowChoice;
import dev.tandem.data.RowSplit;
import dev.tandem.data.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits by the moments of a column, and by a column that says the side. */
class SplitByColumnTest {
  @TempDir Path folder;

  @Test
  void the_latest_rows_test_and_the_latest_of_the_others_validate_whatever_their_order() {
    RowSplit dealt = new TimeSplit(new double[] {9, 1, 8, 2, 7, 3, 6, 4, 5, 0}).deal(0.2, 0.25);

    assertThat(dealt.test()).containsExactly(0, 2); // moments 9 and 8
    assertThat(dealt.validation()).containsExactly(4, 6); // 7 and 6
    assertThat(dealt.training()).containsExactly(1, 3, 5, 7, 8, 9);
  }

  @Test
  void rows_of_one_moment_stay_together_on_the_later_side() {
    // two of ten are to test; the second shares its moment with two more
    RowSplit dealt = new TimeSplit(new double[] {0, 1, 2, 3, 4, 5, 8, 8, 8, 9}).deal(0.2, 0.2);

    assertThat(dealt.test()).containsExactly(6, 7, 8, 9);
    assertThat(dealt.validation()).containsExactly(5);
    assertThat(dealt.training()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void validation_may_be_left_out() {
    RowSplit dealt = new TimeSplit(new double[] {1, 2, 3, 4, 5}).deal(0.2, 0);

    assertThat(dealt.validation()).isEmpty();
    assertThat(dealt.training()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void moments_too_few_for_every_side_are_refused() throws IOException {
    Path file = write("day,x,y\n" + "2026-01-01,1,a\n".repeat(5) + "2026-01-02,2,b\n".repeat(3));

    assertThatThrownBy(() -> prepare(file, "time:day"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data.split: expected different moments for every side, got 0 training, 5 validation"
                + " and 3 test rows");
  }

  @Test
  void dates_and_numbers_make_a_split_by_time_and_are_no_features() throws IOException {
    StringBuilder text = new StringBuilder("day,year,x,y\n");
    for (int row = 0; row < 20; row++) {
      int day = 1 + row * 7 % 20;
      text.append(
          "2026-01-%02d,%d,%d,%s%n".formatted(day, 1990 + day, row % 6, row % 2 == 0 ? "a" : "b"));
    }
    Path file = write(text.toString());
    PreparedData byDate = prepare(file, "time:day");
    PreparedData byNumber = prepare(file, "time:year");

    assertThat(byDate.testSourceRows()).containsExactly(8, 11, 14, 17); // the 17th to the 20th
    assertThat(byNumber.testSourceRows()).isEqualTo(byDate.testSourceRows());
    assertThat(byDate.splits().training().featureNames()).containsExactly("year", "x");
    assertThat(byDate.facts().notes()).contains("day makes the split and is no feature");
    assertThat(byDate.facts().split()).isEqualTo("time:day");
  }

  @Test
  void a_row_without_a_moment_is_refused_with_its_line() throws IOException {
    Path file = write("day,x,y\n2026-01-01,1,a\n,2,b\n2026-01-03,3,a\n2026-01-04,4,b\n");

    assertThatThrownBy(() -> prepare(file, "time:day"))
        .hasMessageContaining(
            ", line 3, column day: expected a moment, since it makes the split, got nothing");
  }

  @Test
  void a_column_of_texts_makes_no_split_by_time() throws IOException {
    Path file = write("day,x,y\n" + "mon,1,a\ntue,2,b\n".repeat(10));

    assertThatThrownBy(() -> prepare(file, "time:day"))
        .hasMessage("data.split: expected a column of dates or numbers for time, got day");
  }

  @ParameterizedTest
  @CsvSource({"train,validation,test", "Training,valid,TESTING", "train,dev,holdout"})
  void a_column_says_which_rows_train_validate_and_test(String train, String validate, String test)
      throws IOException {
    String rows =
        "side,x,y\n"
            + ("%s,1,a\n%s,2,b\n%s,3,a\n%s,4,b\n%s,5,b\n")
                .formatted(test, train, validate, train, train);
    PreparedData data = prepare(write(rows), "column:side");

    assertThat(data.testSourceRows()).containsExactly(0);
    assertThat(data.trainingSourceRows()).containsExactly(1, 3, 4);
    assertThat(data.validationSourceRows()).containsExactly(2);
    assertThat(data.splits().training().featureNames()).containsExactly("x");
  }

  @Test
  void other_words_for_a_side_are_refused() throws IOException {
    Path file = write("side,x,y\ntrain,1,a\ntest,2,b\nlater,3,a\n");

    assertThatThrownBy(() -> prepare(file, "column:side"))
        .hasMessage(
            "data.split, column side: expected train, validation or test in every row, got"
                + " 'later'");
  }

  @Test
  void a_column_with_a_text_of_its_own_in_every_row_says_no_sides() throws IOException {
    StringBuilder text = new StringBuilder("side,x,y\n");
    for (int row = 0; row < 10_001; row++) {
      text.append("side ").append(row).append(",1,a\n");
    }
    Path file = write(text.toString());

    assertThatThrownBy(() -> prepare(file, "column:side"))
        .hasMessage(
            "data.split, column side: expected train, validation or test in every row, got more"
                + " than 10000 different values");
  }

  /** Numbered by hand in the order that they come; each row without a patient is a group. */
  @Test
  void rows_of_a_table_are_dealt_out_by_the_texts_of_their_groups() throws IOException {
    String[] patients = {"ann", "bob", "", "ann", "Ann", "carl", "", "bob", "dora", "carl"};
    int[] groups = {0, 1, 2, 0, 3, 4, 5, 1, 6, 4};
    StringBuilder text = new StringBuilder("patient,x,y\n");
    for (int row = 0; row < patients.length; row++) {
      text.append(patients[row]).append(row % 2 == 0 ? ",1,a\n" : ",2,b\n");
    }
    PreparedData data = prepare(write(text.toString()), "grouped:patient");
    RowSplit dealt = new Splitter(42, 0.1).split(10, 0.2, RowChoice.grouped(groups));

    assertThat(data.testSourceRows()).isEqualTo(dealt.test());
    assertThat(data.validationSourceRows()).isEqualTo(dealt.validation());
    assertThat(data.trainingSourceRows()).isEqualTo(dealt.training());
  }

  @Test
  void a_column_that_leaves_no_row_to_train_or_to_test_is_refused() throws IOException {
    Path file = write("side,x,y\n" + "train,1,a\ntrain,2,b\n".repeat(3));

    assertThatThrownBy(() -> prepare(file, "column:side"))
        .hasMessage(
            "data.split: expected rows that train and rows that test in column side, got 6 and 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time:ScheduledDay", "time:AppointmentDay", "grouped:PatientId"})
  void presets_are_split_by_columns_that_they_have(String split) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    Specs specs = Specs.of("appointments").rows(500).split(split);
    PreparedData data = PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());

    assertThat(data.facts().split()).isEqualTo(split);
    assertThat(data.testSourceRows()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"time:x", "column:x", "grouped:x"})
  void data_without_columns_is_not_split_by_one(String split) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));

    assertThatThrownBy(() -> DatasetCatalog.prepare(Specs.of("moons").split(split).spec(), folders))
        .isInstanceOf(DataException.class)
        .hasMessage("data.split: expected a table for " + split + ", got data without columns");
  }

  @Test
  void folds_and_other_seeds_need_rows_that_are_dealt_out_in_more_than_one_way()
      throws IOException {
    Path file = write("day,x,y\n2026-01-01,1,a\n2026-01-02,2,b\n");
    for (String split : Arrays.asList("time:day", "column:day")) {
      assertThatThrownBy(
              () ->
                  DatasetCatalog.resampled(
                      "folds", specs(file, split).spec(), new DataFolders(folder, folder)))
          .hasMessageContaining(split + ", which deals them out in one way only");
    }
    assertThatThrownBy(
            () ->
                DatasetCatalog.resampled(
                    "resample", specs(file, "ordered").spec(), new DataFolders(folder, folder)))
        .hasMessageContaining("ordered, which deals them out in one way only");
  }

  private static Specs specs(Path file, String split) {
    return Specs.of(file.toString()).label("y").split(split);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private PreparedData prepare(Path file, String split) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs(file, split).spec(), folders).path());
  }
}
