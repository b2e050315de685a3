package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compar | expected one of compare, live, train, describe, data, report, sweep, attribute,"
            + " check, lockstep, explain, export, evaluate, predict, mistakes, bench, runs, audit,"
            + " reproduce, resume, doctor, help, got 'compar'; did you mean 'compare'? See tandem"
            + " --help",
        "compare --epoch 3 | expected an option of this command, got '--epoch'; did you mean"
            + " '--epochs'? See tandem compare --help",
        "compare xor --learning-rate 0.1 | expected an option of this command, got"
            + " '--learning-rate'; did you mean '--lr'? See tandem compare --help",
        "train xor --batch=3 | expected an option of this command, got '--batch=3'; did you mean"
            + " '--batch-size'? See tandem train --help",
        "compare xor more | expected no more words, got 'more'; see tandem compare --help",
        "compare --epochs few | --epochs: expected a whole number, got 'few'; see tandem compare"
            + " --help",
        "compare --lr fast | --lr: expected a number, got 'fast'; see tandem compare --help",
        "bench --rounds x | --rounds: expected a whole number, got 'x'; see tandem bench --help",
        "bench --threads 1,x | --threads: expected a whole number, got 'x'; see tandem bench"
            + " --help",
        "bench --seconds x | --seconds: expected a number, got 'x'; see tandem bench --help",
        "compare --seed | --seed: expected a value, got none; see tandem compare --help",
        "predict m | ROWS: expected a value, got none; see tandem predict --help",
        "compare xor --activation rely | --activation: network.activation: expected one of elu,"
            + " gelu, identity, leaky-relu, relu, selu, sigmoid, silu, softplus, tanh, got 'rely';"
            + " did you mean 'relu'?",
        "compare xor --optimizer adm | --optimizer: optimizer.type: expected one of adagrad, adam,"
            + " adamw, rmsprop, sgd, got 'adm'; did you mean 'adam'?",
        "compare xor --hidden a,b | --hidden: network.hidden[0]: expected a whole number, got 'a'",
        "compare xro | experiment: expected a file or one of xor, moons, digits, appointments,"
            + " friedman, mnist, noshow, got 'xro'; did you mean 'xor'?"
      })
  void a_command_line_that_cannot_be_used_is_answered_in_one_line(String words, String line) {
    CommandRun run = CommandRun.of((Object[]) words.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("tandem: " + line + "\n");
  }

  @Test
  void no_command_at_all_is_answered_with_what_there_is() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Start with:", "compare", "evaluate", "predict", "doctor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "compare --help", "evaluate --help", "predict --help", "doctor --help"})
  void help_fits_80_columns(String words) {
    CommandRun run = CommandRun.of((Object[]) words.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80).hasSizeGreaterThan(3);
  }

  @Test
  void doctor_says_what_works_and_what_to_do_about_the_rest() {
    CommandRun run = CommandRun.of("doctor");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("scratch   ready: ", "textbook  ready: ")
        .contains("absent    missing: libabsent.so is not there; install libabsent");
  }

  @Test
  void a_name_that_no_file_can_have_is_refused_in_one_line() {
    CommandRun run = CommandRun.of("compare", "no\0file");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("tandem: ").hasLineCount(1);
  }
}
