package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much compare prints, of real runs. */
class CompareOutputTest {
  @TempDir Path folder;

  @Test
  void by_default_it_prints_a_table_three_answers_and_where_the_report_is() throws IOException {
    CommandRun run = compare("--engines", "textbook,scratch");

    Path report = RunFolderFiles.only(folder, "xor").folder().resolve("report.html");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            "data      xor (generated): 4 training, 4 validation and 4 test rows, 2 features\n"
                + "classes   0, 1 (2 training rows each)\n\n")
        .containsPattern("\ntextbook +epoch 20/20 +test loss 0\\.\\d{4} +test accuracy [0-9.]+ %")
        .containsPattern("\n +loss +accuracy % +F1 +training .*memory\n")
        .containsPattern("\n +train +test +train +test +train +test +time s +speedup .*MB\n")
        .containsSubsequence("\nsame?  ", "\nbetter?  ", "\nfaster?  ")
        .endsWith("\nopen:     " + report + "\n");
    assertThat(run.out().lines()).hasSizeLessThanOrEqualTo(35);
    assertThat(run.out().lines().filter(line -> !line.startsWith("open:")))
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void quiet_prints_the_run_folder_alone() throws IOException {
    CommandRun run = compare("--engine", "scratch", "--quiet");

    assertThat(run.out()).isEqualTo(RunFolderFiles.only(folder, "xor").folder() + "\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void quiet_still_says_what_failed() {
    CommandRun run = compare("--engines", "dying,scratch", "--quiet");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err()).startsWith("tandem: dying is failed: ").hasLineCount(1);
  }

  @Test
  void a_contender_that_fails_is_named_below_the_table() {
    CommandRun run = compare("--engines", "dying,scratch");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("dying    failed after epoch 2\n")
        .contains("\nfailed    dying: its process died with exit code 7; last words:");
  }

  @Test
  void verbose_prints_a_line_an_epoch_all_metrics_and_the_audit() {
    CommandRun run = compare("--engine", "scratch", "--verbose");

    assertThat(run.out())
        .contains("epoch  19/20  scratch  train (running) loss")
        .contains("test PR-AUC", "whole process", "  at start", "\nrun folder: ");
  }

  @Test
  void quiet_and_verbose_exclude_each_other() {
    CommandRun run = compare("--quiet", "--verbose");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("mutually exclusive");
  }

  private CommandRun compare(Object... options) {
    Object[] words = new Object[options.length + 6];
    System.arraycopy(
        new Object[] {"compare", "xor", "--epochs", 20, "--out", folder}, 0, words, 0, 6);
    System.arraycopy(options, 0, words, 6, options.length);
    return CommandRun.of(words);
  }
}
