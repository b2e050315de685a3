package dev.tandem.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.Engine;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.mistakes.Mistake.Reach;
import dev.tandem.network.SpecException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final int MOST_WORDS = 30;

  static List<Mistake> mistakes() {
    return Catalogue.all();
  }

  @Test
  void there_are_at_least_45_mistakes_and_35_that_a_program_can_have() {
    List<Mistake> wrong =
        Catalogue.all().stream().filter(mistake -> mistake.kind() == Kind.MISTAKE).toList();

    assertThat(wrong).hasSizeGreaterThanOrEqualTo(45);
    assertThat(wrong.stream().filter(mistake -> mistake.reach() == Reach.PROGRAM))
        .hasSizeGreaterThanOrEqualTo(35);
  }

  @Test
  void names_are_words_with_hyphens_and_each_is_there_once() {
    assertThat(Catalogue.all())
        .extracting(Mistake::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void every_text_is_there_in_whole_sentences_of_at_most_30_words(Mistake mistake) {
    assertThat(sentences(mistake.title())).hasSize(1);
    assertThat(sentences(mistake.words())).hasSizeBetween(1, 4);
    assertThat(sentences(mistake.remedy())).hasSizeBetween(1, 2);
    assertThat(Stream.of(mistake.title(), mistake.words(), mistake.remedy()))
        .allMatch(text -> text.endsWith("."));
    assertThat(
            Stream.of(mistake.title(), mistake.words(), mistake.remedy())
                .flatMap(text -> sentences(text).stream()))
        .allMatch(sentence -> sentence.split("\\s+").length <= MOST_WORDS);
    assertThat(mistake.symptoms()).isNotEmpty().noneMatch(symptom -> symptom.endsWith("."));
    assertThat(mistake.right()).isNotBlank().isNotEqualTo(mistake.wrong());
    assertThat(mistake.wrong()).isNotBlank();
  }

  @Test
  void a_convention_says_when_it_is_no_longer_equal_or_that_training_is_right() {
    assertThat(Catalogue.all().stream().filter(m -> m.kind() == Kind.CONVENTION))
        .allMatch(
            mistake ->
                mistake.words().matches(".*(no longer|shows only where|[Tt]raining is right).*"));
  }

  @Test
  void the_engine_takes_one_mistake_or_several_by_name() {
    Engine engine = new MistakeEngine();

    assertThat(engine.with(Map.of("mistake", "ascent")).name()).isEqualTo("mistake");
    assertThat(engine.with(Map.of("mistake", List.of("ascent", "summed-loss"))).name())
        .isEqualTo("mistake");
    assertThatThrownBy(() -> engine.with(Map.of("mistake", "no-such")))
        .isInstanceOf(SpecException.class)
        .hasMessage("mistake: expected a mistake that `tandem mistakes list` names, got no-such");
  }

  private static List<String> sentences(String text) {
    return List.of(text.split("(?<=[.?!]) (?=[A-Z])"));
  }
}
