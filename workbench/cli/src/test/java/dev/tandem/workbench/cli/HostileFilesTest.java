package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links, devices and damaged folders where results are written or read. */
@Tag("once")
class HostileFilesTest {
  @TempDir static Path runs;
  private static Path run;

  @TempDir Path elsewhere;

  @BeforeAll
  static void makeOneRun() {
    CommandRun.of("compare", "xor", "--engines", "textbook", "--epochs", 2, "--out", runs);
    run = new RunStore(runs).find("latest").path();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | expected a comparison, got null",
        "{\"schema\":\"tandem.comparison/1\"} | expected the key "
      })
  void a_damaged_run_is_listed_with_the_reason_and_disturbs_no_other(String json, String why)
      throws IOException {
    Path damaged = Files.createDirectories(runs.resolve("x").resolve("20260101-000000"));
    Files.writeString(damaged.resolve("comparison.json"), json);
    Files.writeString(damaged.resolve("environment.json"), "{}");
    Files.writeString(damaged.resolve("experiment.yaml"), "");

    CommandRun list = CommandRun.of("runs", "list", "--out", runs);
    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).contains("damaged: " + damaged.resolve("comparison.json") + ": " + why);
    assertThat(CommandRun.of("runs", "clean", "--keep", 5, "--out", runs).exitCode()).isZero();
    assertThat(CommandRun.of("report", "latest", "--out", runs).exitCode()).isZero();
    assertThat(CommandRun.of("report", "x/2026", "--out", runs).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("reproduce", "x/2026", "--out", runs).err())
        .contains("comparison.json: " + why);
  }

  @Test
  void a_report_is_not_written_through_a_link() throws IOException {
    Path precious = Files.writeString(elsewhere.resolve("precious"), "precious");
    Path link = Files.createSymbolicLink(run.resolve(".report.html"), precious);

    CommandRun report = CommandRun.of("report", run);
    Files.delete(link);

    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(report.err()).contains(link + ": expected a file or folder of the run, got a link");
    assertThat(precious).hasContent("precious");
  }

  @Test
  void places_that_take_no_file_are_refused_before_training() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("file"), "precious");
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), file);
    for (Path place : new Path[] {Path.of("/dev/null"), elsewhere, link}) {
      CommandRun train = CommandRun.of("train", "xor", "--epochs", 1, "-o", place);
      assertThat(train.exitCode()).as(place.toString()).isEqualTo(2);
      assertThat(train.err()).contains(place + ": expected a file to write, got a ");
      assertThat(train.out()).doesNotContain("epoch");
    }
    assertThat(CommandRun.of("compare", "xor", "--epochs", 1, "--out", file).err())
        .contains(file + ": expected a folder to write to, got a file");
    assertThat(file).hasContent("precious");
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }
}
