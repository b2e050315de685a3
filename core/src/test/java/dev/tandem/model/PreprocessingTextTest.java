package dev.tandem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.data.TargetScale;
import dev.tandem.network.SpecException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTextTest {
  static List<Preprocessing> everyKind() {
    return List.of(
        new Preprocessing.AsIs(),
        new Preprocessing.Pixels(new ImageShape(28, 28), 0.1, 1.0 / 3),
        new Preprocessing.Columns(
            List.of(
                new ColumnEncoding(
                    "Wait \"days\"",
                    Derivation.DAYS_BETWEEN,
                    List.of("made", "day"),
                    new Encoding.Standardized(3, Math.PI)),
                new ColumnEncoding(
                    "Place",
                    Derivation.VALUE,
                    List.of("Place"),
                    new Encoding.OneHot(List.of("", "JOANA D´ARC"))))),
        new Preprocessing.Columns(
            List.of(),
            List.of("-"),
            new TargetScale(3, 0.5),
            new Preprocessing.Reading(',', ".", false),
            Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void preprocessing_is_read_as_it_was_written(Preprocessing preprocessing) {
    String text = PreprocessingText.write(preprocessing);

    assertThat(text).doesNotContain("\n");
    assertThat(PreprocessingText.read(text, "file")).isEqualTo(preprocessing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"type\":\"magic\"}", "{\"type\":\"pixels\"}"})
  void anything_else_is_refused_with_the_file(String text) {
    assertThatThrownBy(() -> PreprocessingText.read(text, "a.safetensors"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("a.safetensors: ");
  }
}
