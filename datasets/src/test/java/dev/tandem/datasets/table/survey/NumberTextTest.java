package dev.tandem.datasets.table.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Preprocessing.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  private static final Reading GROUPED = new Reading('.', ",", false);
  private static final Reading GERMAN = new Reading(',', ".", false);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "9, 9",
    "-9.5, -9.5",
    "+7, 7",
    ".5, 0.5",
    "12., 12",
    "1e5, 100000",
    "1E-05, 0.00001",
    "2e+3, 2000",
    "9e0, 9",
    "1e09, 1000000000"
  })
  void plain_numbers_are_read(String cell, double expected) {
    assertThat(NumberText.parse(cell, Reading.PLAIN)).isEqualTo(expected);
  }

  /** 15 digits and fewer are divided, more are left to the JDK: both are rounded once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "123456789.012345",
        "999999999999999",
        "9999999999999999",
        "0.00000000000001",
        "1234567890.123456",
        "-123456789012345.5",
        "-0.3",
        "123456789012345678901234567890"
      })
  void a_number_of_any_length_has_the_bits_that_java_gives_it(String cell) {
    assertThat(NumberText.parse(cell, Reading.PLAIN)).isEqualTo(Double.parseDouble(cell));
  }

  @ParameterizedTest
  @CsvSource({
    "$5, 5",
    "5 €, 5",
    "£ 2.5, 2.5",
    "-$5, -5",
    "$-5, -5",
    "+$5, 5",
    "- 5, -5",
    "12 %, 12",
    "85.83%, 85.83",
    "-3%, -3",
    "5€%, 5"
  })
  void currency_and_percent_signs_are_left_out(String cell, double expected) {
    assertThat(NumberText.parse(cell, Reading.PLAIN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,234|1234", "12,345,678.5|12345678.5", "999|999", "-1,000|-1000", "1234|1234"})
  void groups_have_three_digits(String cell, double expected) {
    assertThat(NumberText.parse(cell, GROUPED)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {",123", "1234,567", "1,23", "1,2345", "1,234,56", "1,,234", "1,234.5,6"})
  void other_groups_are_no_number(String cell) {
    assertThat(NumberText.parse(cell, GROUPED)).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1.234,5|1234.5", "0,25|0.25", "-7|-7", "1.000|1000"})
  void a_comma_may_stand_before_the_decimals(String cell, double expected) {
    assertThat(NumberText.parse(cell, GERMAN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "$",
        "%",
        "e5",
        "1e",
        "1e+",
        "1ex",
        "1e5x",
        "1e5.0",
        "1.2.3",
        "1/2",
        "1:2",
        "12O",
        "--5",
        "1e999",
        "Infinity",
        "NaN",
        "0x10",
        "1,5"
      })
  void everything_else_is_none(String cell) {
    assertThat(NumberText.parse(cell, Reading.PLAIN)).isNaN();
  }
}
