package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps over an experiment that predicts numbers, and over one that ends early. */
@Tag("once")
class SweepNumbersTest {
  @TempDir Path folder;

  @Test
  void combinations_that_predict_numbers_are_ranked_by_the_smallest_validation_rmse()
      throws IOException {
    JsonNode combinations =
        sweep("friedman", "--epochs", 8, "--vary", "optimizer.learningRate=0.00001,0.01");

    JsonNode best = combinations.get(0);
    assertThat(best.get("settings").get("optimizer.learningRate").asDouble()).isEqualTo(0.01);
    assertThat(best.get("figure").get("mean").asDouble())
        .isLessThan(combinations.get(1).get("figure").get("mean").asDouble());
  }

  @Test
  void a_run_that_stops_early_counts_its_own_epochs() throws IOException {
    JsonNode combinations =
        sweep("moons", "--epochs", 200, "--patience", 1, "--vary", "optimizer.learningRate=0.05");

    JsonNode run = combinations.get(0).get("runs").get(0);
    assertThat(run.get("epochs").asInt()).isBetween(2, 199);
  }

  private JsonNode sweep(String experiment, Object... words) throws IOException {
    Object[] all = new Object[words.length + 6];
    System.arraycopy(
        new Object[] {"sweep", experiment, "--seeds", "1", "--out", folder}, 0, all, 0, 6);
    System.arraycopy(words, 0, all, 6, words.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    try (Stream<Path> folders = Files.list(folder.resolve(experiment))) {
      Path file = folders.findFirst().orElseThrow().resolve("sweep.json");
      return Json.MAPPER.readTree(Files.readString(file)).get("combinations");
    }
  }
}
