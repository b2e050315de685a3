package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no machine of today has is refused before anything runs. */
@Tag("once")
class NeedsTest {
  @TempDir Path folder;

  @Test
  void a_network_beyond_the_memory_is_refused_with_the_estimate() {
    // 22,000 · 22,000 weights a layer; 99 of them need 1,700 GB in float32 at the very least
    String hidden = "22000" + ",22000".repeat(99);
    CommandRun run = CommandRun.of("compare", "moons", "--hidden", hidden, "--out", folder);

    refused(run, "network: expected at most ");
    assertThat(run.err())
        .containsPattern("got an estimate of \\d+\\.\\d GB \\(")
        .contains("make layers narrower");
  }

  @Test
  void threads_far_beyond_the_cores_are_refused_with_how_many_to_ask_for() {
    CommandRun run = CommandRun.of("compare", "moons", "--threads", "100000", "--out", folder);

    refused(run, "threads: expected at most ");
    assertThat(run.err()).contains("got 100,000 for ", "; ask for ");
  }

  @Test
  void generated_rows_beyond_the_memory_are_refused_with_the_estimate() throws Exception {
    Path experiment = folder.resolve("rows.yaml");
    Files.writeString(
        experiment, "data: {source: moons, rows: 2000000000}\nnetwork: {hidden: [4]}\n");
    CommandRun run = CommandRun.of("compare", experiment, "--out", folder.resolve("runs"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("tandem: data.rows: expected at most ")
        .contains("got 2,000,000,000, an estimate of 72.0 GB")
        .hasLineCount(1);
  }

  private void refused(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("tandem: moons: " + message).hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }
}
