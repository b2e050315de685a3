package dev.tandem.workbench.observed.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import dev.tandem.training.Score;
import dev.tandem.workbench.observed.Observation;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void what_is_undefined_is_null_in_the_file_and_nan_in_the_program() throws IOException {
    String text = Json.MAPPER.writeValueAsString(new Score(Double.NaN, 0.5));

    assertThat(text).isEqualTo("{\"loss\":null,\"accuracy\":0.5,\"f1\":null}");
    assertThat(Json.MAPPER.readValue(text, Score.class)).isEqualTo(new Score(Double.NaN, 0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_boxed_number_that_is_not_finite_is_null_too(double value) throws IOException {
    assertThat(Json.MAPPER.writeValueAsString(Map.of("x", value))).isEqualTo("{\"x\":null}");
  }

  @Test
  void a_double_comes_back_to_the_bit() throws IOException {
    double value = 0.1 + 0.2;
    String text = Json.MAPPER.writeValueAsString(value);

    assertThat(Json.MAPPER.readValue(text, double.class)).isEqualTo(value);
  }

  @Test
  void a_text_that_is_cut_off_is_described_without_the_place_that_Jackson_names() {
    assertThatThrownBy(() -> Json.MAPPER.readTree("{\"a\": {"))
        .isInstanceOfSatisfying(
            JacksonException.class,
            e ->
                assertThat(Json.problem(e))
                    .startsWith("Unexpected end-of-input")
                    .doesNotContain("Source"));
  }

  @Test
  void what_a_value_refuses_is_said_in_its_own_words() {
    String epoch = "{\"type\": \"epoch\", \"epoch\": 1}";

    assertThatThrownBy(() -> Json.MAPPER.readValue(epoch, Observation.class))
        .isInstanceOfSatisfying(
            JacksonException.class, e -> assertThat(Json.problem(e)).isEqualTo("no train"));
  }

  @Test
  void types_are_named_without_their_package() {
    assertThatThrownBy(() -> Json.MAPPER.readValue("[]", Score.class))
        .isInstanceOfSatisfying(
            JacksonException.class, e -> assertThat(Json.problem(e)).contains("`Score`"));
  }
}
