package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time to a target where there are no validation rows. */
@Tag("once")
class TrainingTargetTest {
  @TempDir Path folder;

  @Test
  void without_validation_rows_the_target_is_a_training_loss_that_every_run_holds()
      throws IOException {
    CommandRun run =
        compare("{id: faster, engine: scratch, overrides: {optimizer: {learningRate: 0.2}}}");

    assertThat(run.out()).contains("to training loss 0.").doesNotContain("validation loss");
    RunFolderFiles files = RunFolderFiles.only(folder.resolve("out"), "moons");
    for (JsonNode contender : files.comparison().get("contenders")) {
      JsonNode target = contender.get("runs").get(0).get("time").get("target");
      assertThat(target.get("figure").asText()).isEqualTo("loss");
      assertThat(target.get("rows").asText()).isEqualTo("training");
      assertThat(target.get("heldEpoch").asInt()).isBetween(1, 3);
    }
    assertThat(Files.readString(files.folder().resolve("report.md")))
        .contains("the training loss stayed at 0.")
        .contains("(without validation rows).");
  }

  @Test
  void training_losses_that_are_weighted_differently_are_no_common_target() throws IOException {
    CommandRun run =
        compare("{id: weighted, engine: scratch, overrides: {loss: {positiveWeight: 3}}}");

    assertThat(run.out()).contains("test loss").doesNotContain("to training loss");
  }

  private CommandRun compare(String other) throws IOException {
    Path file = folder.resolve("moons.yaml");
    Files.writeString(
        file,
        String.join(
            "\n",
            "name: moons",
            "data: {source: moons, rows: 200, validation: 0}",
            "network: {hidden: [8]}",
            "loss: binary-cross-entropy",
            "optimizer: {type: sgd, learningRate: 0.1}",
            "training: {epochs: 3, batchSize: 16}",
            "contenders:",
            "  - {id: scratch, engine: scratch}",
            "  - " + other,
            ""));
    CommandRun run = CommandRun.of("compare", file, "--verbose", "--out", folder.resolve("out"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }
}
