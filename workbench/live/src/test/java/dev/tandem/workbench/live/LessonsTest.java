package dev.tandem.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.live.lesson.Lesson;
import dev.tandem.workbench.live.lesson.Lessons;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons have a question, an experiment and an answer, and set the page up for it. */
class LessonsTest {
  private static final Pattern BUTTON = Pattern.compile("data-settings=\"([^\"]*)\"");

  @TempDir Path folder;

  static Stream<Lesson> shipped() {
    return Lessons.read(Optional.empty()).all().stream();
  }

  @Test
  void there_are_ten() {
    assertThat(shipped()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void a_lesson_has_its_three_parts_and_its_answer_is_folded_up(Lesson lesson) {
    assertThat(lesson.html())
        .contains("<h3>Question</h3>", "<h3>Experiment</h3>", "<details><summary>Answer");
    assertThat(lesson.minutes()).isBetween(3, 10);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void what_a_lesson_sets_can_be_trained_without_pytorch_being_loaded(Lesson lesson)
      throws IOException {
    SpecNode page = withTextbook(SpecNode.of(lesson.settings(), lesson.id()));
    ComparisonReader.read(page);
    Matcher button = BUTTON.matcher(lesson.html());
    while (button.find()) {
      JsonNode change = Json.MAPPER.readTree(button.group(1).replace("&quot;", "\""));
      Object plain = Json.MAPPER.convertValue(change, Map.class);
      SpecNode changed = ExperimentTree.merge(page, SpecNode.of(plain, "button"));
      ComparisonReader.read(changed);
    }
  }

  private static SpecNode withTextbook(SpecNode page) {
    return page.with("contenders", SpecNode.of(List.of("textbook"), "test"));
  }

  @Test
  void a_teacher_adds_one_as_a_file() throws IOException {
    Files.writeString(
        folder.resolve("my-lesson.md"),
        """
        ---
        title: Mine
        minutes: 3
        settings: {data: {source: xor}}
        ---
        Look: <script>alert(1)</script> [seed 2](set:training.seed=2) [bad](javascript:alert(1))

        ### Answer: yes

        Unfolded.
        """);
    Lesson own = Lessons.read(Optional.of(folder)).find("my-lesson").orElseThrow();

    assertThat(own.title()).isEqualTo("Mine");
    assertThat(own.settings()).isEqualTo(Map.of("data", Map.of("source", "xor")));
    assertThat(own.html())
        .contains("data-settings=\"{&quot;training&quot;:{&quot;seed&quot;:2}}\"")
        .contains("<details><summary>Answer: yes</summary>")
        .doesNotContain("<script>", "javascript:");
  }

  @Test
  void a_file_without_a_head_is_refused_by_name() throws IOException {
    Files.writeString(folder.resolve("bare.md"), "# Only text\n");

    assertThatThrownBy(() -> Lessons.read(Optional.of(folder)))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "bare.md: expected a head between two lines '---', with the lesson's title, got none");
  }
}
