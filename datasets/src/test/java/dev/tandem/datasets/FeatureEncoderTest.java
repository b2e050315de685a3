package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.data.Features;
import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.network.FormatSpec;
import dev.tandem.tensor.ShapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureEncoderTest {
  private static final Preprocessing.Columns VISITS =
      new Preprocessing.Columns(
          List.of(
              new ColumnEncoding(
                  "WaitingDays",
                  Derivation.DAYS_BETWEEN,
                  List.of("made", "day"),
                  new Encoding.Standardized(4, 2)),
              new ColumnEncoding(
                  "Weekday",
                  Derivation.WEEKDAY,
                  List.of("day"),
                  new Encoding.OneHot(List.of("MONDAY", "FRIDAY"))),
              new ColumnEncoding(
                  "Hour", Derivation.HOUR, List.of("made"), new Encoding.Standardized(0, 1))));

  private static final Preprocessing.Pixels PIXELS =
      new Preprocessing.Pixels(new ImageShape(1, 3), 0.5, 0.25);

  @TempDir Path folder;

  @Test
  void derived_columns_are_read_by_name_in_any_order_and_others_are_ignored() throws IOException {
    Path file =
        write(
            "day,other,made\n"
                + "2016-04-29T00:00:00Z,x,2016-04-29T18:38:08Z\n"
                + "2016-05-03,y,2016-04-25 07:05\n");

    // 29 April 2016 was a Friday, 0 days: (0 − 4)/2 = −2; 3 May a Tuesday, 8 days: (8 − 4)/2 = 2
    assertThat(encode(file, VISITS, 4)).containsExactly(-2, 0, 1, 18, 2, 0, 0, 7);
  }

  @Test
  void a_value_that_becomes_too_large_for_float32_is_refused_with_its_line() throws IOException {
    Preprocessing fine =
        new Preprocessing.Columns(
            List.of(
                new ColumnEncoding(
                    "x", Derivation.VALUE, List.of("x"), new Encoding.Standardized(0, 0.01))));
    Path file = write("x\n1\n1e38\n");

    assertThatThrownBy(() -> encode(file, fine, 1)) // 1e38 / 0.01 = 1e40 > 3.4e38
        .isInstanceOf(DataException.class)
        .hasMessage(
            file
                + ", line 3, column x: expected a number that float32 holds, less the mean and over"
                + " the deviation, got '1.0E38'");
  }

  @Test
  void cells_that_training_never_saw_are_counted() throws IOException {
    Preprocessing cities =
        new Preprocessing.Columns(
            List.of(
                new ColumnEncoding(
                    "city",
                    Derivation.VALUE,
                    List.of("city"),
                    new Encoding.OneHot(List.of("Lima", "Oslo"), false, true))));
    Path file = write("city\nLima\nBonn\nCork\n");
    List<String> notes = new ArrayList<>();

    Features features = FeatureEncoder.encode(file, FormatSpec.DEFAULT, cities, 3, notes::add);

    assertThat(notes)
        .containsExactly("city: 2 of 3 cells hold categories that training did not have");
    float[] all = new float[9];
    features.gather(new int[] {0, 1, 2}, all);
    assertThat(all).containsExactly(1, 0, 0, 0, 0, 1, 0, 0, 1);
  }

  @Test
  void a_missing_column_is_refused_by_name() throws IOException {
    Path file = write("day,mode\n2016-04-29,x\n");

    assertThatThrownBy(() -> encode(file, VISITS, 4))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": no column 'made'; expected one of day, mode; did you mean 'mode'?");
  }

  @Test
  void a_date_or_time_that_is_none_is_refused_with_its_line() throws IOException {
    Path wrongDay = write("day,made\n2016-02-30,2016-02-28T10:00:00Z\n");
    assertThatThrownBy(() -> encode(wrongDay, VISITS, 4))
        .hasMessage(
            wrongDay
                + ", line 2, column day: expected a date such as 2016-04-29, got '2016-02-30'");

    Path noHour = write("day,made\n2016-02-29,2016-02-28\n");
    assertThatThrownBy(() -> encode(noHour, VISITS, 4))
        .hasMessage(
            noHour
                + ", line 2, column made: expected a time such as 2016-04-29T18:38:08Z, got"
                + " '2016-02-28'");

    Path nothing = write("day,made\n,2016-02-28\n");
    assertThatThrownBy(() -> encode(nothing, VISITS, 4))
        .hasMessage(
            nothing
                + ", line 2, column day: expected a date such as 2016-04-29, got nothing; fill it"
                + " in or drop the row");
  }

  @Test
  void pixels_come_with_or_without_a_header() throws IOException {
    // (0 − 0.5)/0.25 = −2   (255/255 − 0.5)/0.25 = 2   (51/255 − 0.5)/0.25 = −1.2
    float[] expected = {-2, 2, -1.2f};
    assertThat(encode(write("0,255,51\n"), PIXELS, 3))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(expected);
    assertThat(encode(write("a,b,c\n0,255,51\n"), PIXELS, 3))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(expected);
  }

  @Test
  void pixels_that_are_none_are_refused_with_line_and_column() throws IOException {
    Path large = write("0,256,51\n");
    assertThatThrownBy(() -> encode(large, PIXELS, 3))
        .hasMessage(large + ", line 1, column 2: expected a whole number from 0 to 255, got '256'");

    Path half = write("0,1,51\n0,1.5,51\n");
    assertThatThrownBy(() -> encode(half, PIXELS, 3))
        .hasMessage(half + ", line 2, column 2: expected a whole number from 0 to 255, got '1.5'");
  }

  @Test
  void numbers_as_they_are_must_be_as_many_as_the_network_takes() throws IOException {
    assertThat(encode(write("x,y\n1,-2.5\n3,4e2\n"), new Preprocessing.AsIs(), 2))
        .containsExactly(1, -2.5f, 3, 400);

    Path file = write("1,2,3\n");
    assertThatThrownBy(() -> encode(file, new Preprocessing.AsIs(), 2))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ", line 1: expected 2 values, got 3");

    Path word = write("1,2\n3,x\n");
    assertThatThrownBy(() -> encode(word, new Preprocessing.AsIs(), 2))
        .hasMessage(word + ", line 2, column 2: expected a number that float32 holds, got 'x'");
  }

  @Test
  void a_network_of_another_width_is_a_mistake_of_the_caller() throws IOException {
    Path file = write("day,made\n2016-02-29,2016-02-28T10:00:00Z\n");

    assertThatThrownBy(() -> encode(file, VISITS, 5))
        .isInstanceOf(ShapeException.class)
        .hasMessage("FeatureEncoder: expected preprocessing to 5 features, got 4");
  }

  private static float[] encode(Path file, Preprocessing preprocessing, int width) {
    Features features = FeatureEncoder.encode(file, preprocessing, width);
    float[] values = new float[features.rows() * width];
    features.gather(IntStream.range(0, features.rows()).toArray(), values);
    return values;
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }
}
