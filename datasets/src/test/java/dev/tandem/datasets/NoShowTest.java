package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoShowTest {
  private static final String HEADER =
      "PatientId,AppointmentID,Gender,ScheduledDay,AppointmentDay,Age,Neighbourhood,Scholarship,"
          + "Hipertension,Diabetes,Alcoholism,Handcap,SMS_received,No-show\n";

  @TempDir Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(folder.resolve("noshow"));
  }

  @Test
  void dirty_rows_are_dropped_by_rule_and_counted() throws IOException {
    write(
        "KaggleV2-May-2016.csv",
        row("1", "2016-04-29", "2016-04-29", "62", "No")
            + row("9.4E-5", "2016-04-29", "2016-05-02", "30", "Yes")
            + row("3", "2016-04-29", "2016-04-28", "30", "Yes")
            + row("4", "2016-04-29", "2016-04-29", "-1", "No")
            + row("5", "2016-04-29", "2016-05-06", "0", "No"));
    PreparedData data = prepare();

    assertThat(data.facts().notes())
        .containsExactly(
            "1 row dropped: Age below 0",
            "1 row dropped: AppointmentDay before ScheduledDay",
            "1 row with a PatientId in scientific notation: kept as text");
    assertThat(data.testSourceRows()).containsExactly(0, 1, 4);
    assertThat(data.facts().classes()).containsExactly("No", "Yes");
    assertThat(data.splits().test().classes().labels()).containsExactly(0, 1, 0);
  }

  @Test
  void dates_become_waiting_days_weekday_and_hour() throws IOException {
    write(
        "any.csv",
        row("1", "2016-04-29", "2016-04-29", "62", "No")
            + row("2", "2016-04-29", "2016-05-02", "30", "Yes"));
    Dataset rows = prepare().splits().training();

    assertThat(rows.featureNames())
        .containsExactly(
            "Gender=F",
            "Age",
            "WaitingDays",
            "Weekday=MONDAY",
            "Weekday=FRIDAY",
            "ScheduledHour",
            "Neighbourhood=CENTRO",
            "Scholarship",
            "Hipertension",
            "Diabetes",
            "Alcoholism",
            "Handcap",
            "SMS_received");
    float[] values = new float[26];
    rows.features().gather(new int[] {0, 1}, values);
    // two rows: standardized values are −1 and 1; 0 where both are equal
    assertThat(values)
        .containsExactly(
            1, 1, -1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, //
            1, -1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void a_label_that_is_neither_is_refused_with_its_line() throws IOException {
    Path file =
        write(
            "any.csv",
            row("1", "2016-04-29", "2016-04-29", "62", "No")
                + row("2", "2016-04-29", "2016-05-02", "30", "maybe"));

    assertThatThrownBy(this::prepare)
        .isInstanceOf(DataException.class)
        .hasMessage(file + ", line 3, column No-show: expected No or Yes, got 'maybe'");
  }

  @Test
  void an_age_that_is_no_number_is_refused_with_its_line() throws IOException {
    Path file = write("any.csv", row("1", "2016-04-29", "2016-04-29", "old", "No"));

    assertThatThrownBy(this::prepare)
        .isInstanceOf(DataException.class)
        .hasMessage(file + ", line 2, column Age: expected a number, got 'old'");
  }

  @Test
  void a_table_of_other_columns_is_refused_by_the_first_that_is_missing() throws IOException {
    Path file = Files.writeString(folder.resolve("noshow").resolve("any.csv"), "Sex,Age\nF,1\n");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": no column 'Gender'; expected one of Sex, Age");
  }

  @Test
  void a_missing_table_is_refused_with_where_it_was_looked_for_and_how_to_get_it()
      throws IOException {
    String help =
        "; download it from Kaggle (joniarroba/noshowappointments) or say where the folder noshow"
            + " is with --data-dir or TANDEM_DATA";
    String looked = "noshow: expected KaggleV2-May-2016.csv in " + folder.resolve("noshow");
    assertThatThrownBy(this::prepare).hasMessage(looked + ", got no CSV file" + help);

    write("a.csv", "");
    write("b.csv", "");
    assertThatThrownBy(this::prepare).hasMessage(looked + ", got 2 others" + help);
  }

  private static String row(String patient, String made, String day, String age, String label) {
    return String.join(
        ",",
        patient,
        "7",
        "F",
        made + "T10:30:00Z",
        day + "T00:00:00Z",
        age,
        "CENTRO",
        "0,0,0,0,0,0",
        label + "\n");
  }

  private Path write(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve("noshow").resolve(name), HEADER + rows);
  }

  private PreparedData prepare() {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(
        DatasetCatalog.prepare(Specs.of("noshow").split("none").spec(), folders).path());
  }
}
