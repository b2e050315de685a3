package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template in Python without NumPy is checked, as it is and with mistakes put into it. */
@Tag("once")
class CheckCommandTest {
  private static final int LINES_OF_A_SCREEN = 24;

  @TempDir private Path folder;
  private String template;

  @BeforeEach
  void print_the_template() {
    template = CommandRun.of("check", "--template", "python").out();
  }

  @Test
  void the_template_is_right() throws IOException {
    CommandRun run = check("mine.py", template);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("mine.py (my plain network, float64): right.", "check.html");
    assertThat(run.exitCode()).isZero();
    assertThat(page()).contains("<h1>Check of ", "short last batch").doesNotContain("differs");
  }

  @Test
  void a_summed_gradient_is_named_on_one_screen_with_its_first_wrong_number() throws IOException {
    CommandRun run = check("mine.py", changed("count = 1 if self.summed else len(x)", "count = 1"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "wrong; one mistake.",
            "First difference (probe 'a few rows', step 1): backward, layer 4 (dense 6 → 3),"
                + " gradient of the bias: yours ",
            "6.00 times everywhere, and the batch has 6 rows.",
            "* The gradient is summed over the batch, not averaged. [summed-gradient, sure]",
            "right: ",
            "yours: ",
            "change: Divide by the number of rows");
    assertThat(run.out().lines().count()).isLessThanOrEqualTo(LINES_OF_A_SCREEN);
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(page()).contains("summed-gradient", "differs");
  }

  @Test
  void two_mistakes_are_named_one_by_one() throws IOException {
    String twice =
        changed("count = 1 if self.summed else len(x)", "count = 1")
            .replace("s * (1 - v * v)", "s * (1 - v)");
    CommandRun run = check("mine.py", twice);

    assertThat(run.out())
        .contains(
            "wrong; 2 mistakes.", "[summed-gradient, sure]", "[tanh-slope-not-squared, sure]");
  }

  @Test
  void a_program_that_fails_in_every_probe_could_not_be_run() throws IOException {
    CommandRun run = check("mine.py", changed("    def predict(", "    def predicts("));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("mine.py", "predict").doesNotContain("Exception in", "\tat ");
  }

  @Test
  void a_program_that_is_not_there_could_not_be_run() {
    CommandRun run = CommandRun.of("check", folder.resolve("absent.py"), "-o", out());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("absent.py");
    assertThat(out()).doesNotExist();
  }

  @Test
  void a_language_without_a_template_is_answered_with_those_that_have_one() {
    CommandRun run = CommandRun.of("check", "--template", "cobol");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("numpy, pytorch, java, c, python").contains("'cobol'");
  }

  @Test
  void either_a_program_or_a_command_is_needed() {
    assertThat(CommandRun.of("check").err()).contains("expected either a program or --run COMMAND");
  }

  private CommandRun check(String name, String text) throws IOException {
    Path program = Files.writeString(folder.resolve(name), text);
    return CommandRun.of("check", program, "-o", out());
  }

  private String changed(String from, String to) {
    assertThat(template).contains(from);
    return template.replace(from, to);
  }

  private Path out() {
    return folder.resolve("check.html");
  }

  private String page() throws IOException {
    return Files.readString(out());
  }
}
