package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class MistakesCommandsTest {
  private static final Path DOCS = Path.of("../../docs");

  @Test
  void list_names_every_mistake() {
    CommandRun run = CommandRun.of("mistakes", "list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(Catalogue.all().stream().map(mistake -> "  " + mistake.name() + " ").toList());
  }

  @Test
  void show_explains_a_mistake_and_trains_with_and_without_it(@TempDir Path folder) {
    Path picture = folder.resolve("losses.png");
    CommandRun run = CommandRun.of("mistakes", "show", "summed-gradient", "-o", picture);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("summed-gradient: The gradient is summed over the batch, not averaged.")
        .contains("right    dZ = (P - T) / B", "wrong    dZ = P - T")
        .contains("xor: training loss by epoch", "moons: training", "digits: training")
        .containsPattern("with the mistake +[0-9.]+ +[0-9.]+ .* %");
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  void show_changes_an_experiment_in_which_the_mistake_could_not_show_and_says_how() {
    CommandRun run = CommandRun.of("mistakes", "show", "dropout-while-predicting");

    // training is right, so the loss on the test rows is shown
    assertThat(run.out()).contains("moons with dropout 0.3: test loss by epoch");
  }

  @Test
  void a_name_that_is_nearly_right_is_guessed() {
    CommandRun run = CommandRun.of("mistakes", "show", "summed-gradients");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "tandem: mistake: expected a name from 'tandem mistakes list', got 'summed-gradients';"
                + " did you mean 'summed-gradient'?\n");
  }

  @Test
  void quiz_asks_the_same_question_of_a_seed_and_says_how_to_answer() {
    CommandRun run = CommandRun.of("mistakes", "quiz", "--seed", 3);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("The second training has a mistake. Which one?", "gradient norms by layer")
        .containsPattern("(?m)^  1  .*\\R(     .*\\R)?  2  .*\\R(     .*\\R)?  3  ")
        .endsWith("answer with: tandem mistakes quiz --seed 3 --answer 1 (to 4)\n");
    assertThat(CommandRun.of("mistakes", "quiz", "--seed", 3).out()).isEqualTo(run.out());
  }

  @Test
  void one_of_four_answers_is_right_and_all_explain_the_mistake() {
    List<String> outs =
        IntStream.rangeClosed(1, MistakeQuiz.CHOICES)
            .mapToObj(answer -> CommandRun.of("mistakes", "quiz", "--seed", 3, "--answer", answer))
            .map(CommandRun::out)
            .toList();

    assertThat(outs.stream().filter(out -> out.contains("Right. It is number"))).hasSize(1);
    assertThat(outs.stream().filter(out -> out.contains("No. It is number"))).hasSize(3);
    assertThat(outs).allMatch(out -> out.contains("remedy   "));
  }

  @Test
  void an_answer_that_is_no_choice_is_refused_before_anything_is_trained() {
    CommandRun run = CommandRun.of("mistakes", "quiz", "--answer", 5);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("tandem: answer: expected a number from 1 to 4, got '5'\n");
  }

  @Test
  void the_page_about_mistakes_is_as_the_catalogue_has_it() throws IOException {
    assertThat(Files.readString(DOCS.resolve("mistakes.md")))
        .as("docs/mistakes.md; write it with: ./tandem mistakes page docs")
        .isEqualTo(MistakesPage.text(DOCS));
  }

  @Test
  void every_picture_belongs_to_a_mistake() throws IOException {
    List<String> names = Catalogue.all().stream().map(Mistake::name).toList();
    try (var files = Files.list(DOCS.resolve(MistakesPage.PICTURES))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".png", "")))
          .isNotEmpty()
          .allMatch(names::contains);
    }
  }
}
