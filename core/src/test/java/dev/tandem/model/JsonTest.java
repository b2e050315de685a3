package dev.tandem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Test
  void every_kind_of_value_survives_writing_and_reading() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "\"quoted\" \\ tab\t, line\n, \u0001, ü, 漢, 😀");
    value.put("numbers", List.of(0L, -7L, Long.MIN_VALUE, Long.MAX_VALUE, 0.1, -1e-300, 1e22));
    value.put("words", Arrays.asList(true, false, null));
    value.put("empty", List.of(Map.of(), List.of(), ""));

    assertThat(Json.parse(Json.write(value))).isEqualTo(value);
  }

  @Test
  void keys_keep_their_order() {
    assertThat(Json.write(Json.parse("{\"b\": 1, \"a\": [ 2 , 3.5 ], \"c\": null }")))
        .isEqualTo("{\"b\":1,\"a\":[2,3.5],\"c\":null}");
  }

  @Test
  void escapes_are_read() {
    assertThat(Json.parse("\"\\u0041\\n\\/\\\"\\uD83D\\uDE00\"")).isEqualTo("A\n/\"😀");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                  | expected a value, got the end at character 0",
        "{\"a\":1,\"a\":2}   | expected every key once, got 'a' again at character 7",
        "{\"a\":1,}          | expected a text in quotes, got '}' at character 7",
        "[1,]                | expected a value, got ']' at character 3",
        "[1 2]               | expected ']', got '2' at character 3",
        "01                  | expected the end, got '1' at character 1",
        "+1                  | expected a value, got '+' at character 0",
        "NaN                 | expected a value, got 'N' at character 0",
        "1e999               | expected a number that float64 can hold, got '1' at character 0",
        "9223372036854775808 | expected a whole number of 64 bits, got '9' at character 0",
        "\"\\x\"             | expected an escape such as \\n, got 'x' at character 2",
        "\"\\u12g4\"         | expected four hexadecimal digits, got 'u' at character 2",
        "\"open              | expected a text in quotes, got the end at character 5",
        "tru                 | expected a value, got 't' at character 0",
        "{}x                 | expected the end, got 'x' at character 2",
      })
  void anything_else_is_refused_with_its_place(String text, String message) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
  }

  @Test
  void a_control_character_in_a_text_is_refused() {
    assertThatThrownBy(() -> Json.parse("\"a\nb\""))
        .hasMessage("expected no control character in a text, got U+000a at character 2");
  }

  @Test
  void nesting_is_limited() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
        .hasMessage("expected at most 32 levels, got '[' at character 33");
  }

  @Test
  void what_json_has_no_form_for_is_not_written() {
    assertThatThrownBy(() -> Json.write(List.of(Double.NaN)))
        .hasMessageStartingWith("JSON: expected")
        .hasMessageEndingWith("got NaN");
  }

  @Test
  void a_program_may_write_numbers_that_are_not_finite() {
    assertThat(Json.parseFromProgram("[NaN, Infinity, -Infinity, nan, -nan, inf, -inf, null, 1.5]"))
        .isEqualTo(
            Arrays.asList(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.NaN,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                null,
                1.5));
    assertThatThrownBy(() -> Json.parse("[NaN]")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parseFromProgram("[nano]")).isInstanceOf(JsonException.class);
  }
}
