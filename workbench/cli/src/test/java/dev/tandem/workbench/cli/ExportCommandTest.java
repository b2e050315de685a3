package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class ExportCommandTest {
  private static final Pattern EPOCH =
      Pattern.compile("epoch \\d+: training loss ([^,]+), test loss (.+)");

  @TempDir Path folder;

  @Test
  void a_program_prints_the_losses_that_a_comparison_of_its_experiment_has()
      throws IOException, InterruptedException {
    Path programs = folder.resolve("programs");
    CommandRun run =
        CommandRun.of(
            "export",
            "moons",
            "--engines",
            "textbook",
            "--epochs",
            3,
            "--dropout",
            0.2,
            "-o",
            programs,
            "--zip");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "programs: %s (README.md says how to run them)%nzip file: %s.zip%n"
                .formatted(programs, programs));
    assertThat(folder.resolve("programs.zip")).isNotEmptyFile();

    Process java = new ProcessBuilder("java", "Train.java").directory(programs.toFile()).start();
    List<String> printed = new String(java.getInputStream().readAllBytes()).lines().toList();
    assertThat(java.waitFor()).isZero();

    Path runs = folder.resolve("runs");
    CommandRun compared =
        CommandRun.of("compare", programs.resolve("experiment.yaml"), "--out", runs, "--quiet");
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    Path metrics = Path.of(compared.out().strip()).resolve("contenders/textbook/1/metrics.csv");
    List<String> rows = Files.readAllLines(metrics);
    assertThat(printed).hasSize(3);
    for (int epoch = 1; epoch <= 3; epoch++) {
      String[] cells = rows.get(epoch).split(",");
      Matcher losses = EPOCH.matcher(printed.get(epoch - 1));
      assertThat(losses.matches()).as(printed.get(epoch - 1)).isTrue();
      assertThat(Double.parseDouble(losses.group(1)))
          .isEqualTo(Double.parseDouble(cells[1]), within(1e-5));
      assertThat(Double.parseDouble(losses.group(2)))
          .isEqualTo(Double.parseDouble(cells[5]), within(1e-5));
    }
  }

  @Test
  void a_file_in_the_folders_place_and_a_setting_that_cannot_be_are_refused_in_a_line()
      throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");

    CommandRun taken = CommandRun.of("export", "moons", "-o", file);
    assertThat(taken.exitCode()).isEqualTo(2);
    assertThat(taken.err()).hasLineCount(1).contains("taken: expected a folder to write to");

    CommandRun wrong = CommandRun.of("export", "moons", "-o", folder, "--lr", -1);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).hasLineCount(1).contains("--lr");

    CommandRun small = CommandRun.of("export", "moons", "-o", folder, "--megabytes", 0);
    assertThat(small.exitCode()).isEqualTo(2);
    assertThat(small.err()).hasLineCount(1).contains("--megabytes");
  }
}
