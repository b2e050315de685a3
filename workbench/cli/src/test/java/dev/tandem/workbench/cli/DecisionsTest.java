package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training decides on validation rows, with real processes. */
@Tag("once")
class DecisionsTest {
  @TempDir Path folder;

  @Test
  void early_stopping_ends_a_run_and_says_which_epoch_it_kept() throws IOException {
    CommandRun run =
        compare(
            "training: {epochs: 200, batchSize: 32, seed: 1, earlyStopping: {patience: 2}}\n",
            "textbook");
    JsonNode own = run("textbook");
    JsonNode stopped = own.get("stopped");
    int last = stopped.get("epoch").asInt();
    int best = stopped.get("bestEpoch").asInt();

    assertThat(last).isEqualTo(best + 3).isLessThan(200);
    assertThat(own.get("epochs")).hasSize(last);
    assertThat(own.get("epochs").get(best - 1).get("test").get("loss").asDouble())
        .isEqualTo(own.get("metrics").get("test").get("loss").asDouble());
    assertThat(run.out())
        .contains("textbook ended after epoch " + last + " of 200: back to epoch " + best)
        .containsPattern("best epoch, kept +" + best + "\n");
  }

  @Test
  void a_threshold_is_chosen_on_validation_rows_stored_and_applied() throws IOException {
    CommandRun run =
        compare("threshold: {recall: 0.99}\ntraining: {epochs: 2, batchSize: 32}\n", "textbook");
    JsonNode own = run("textbook");
    double threshold = own.get("threshold").asDouble();
    Path model =
        RunFolderFiles.only(folder, "decisions")
            .folder()
            .resolve("contenders/textbook/1/model.safetensors");
    CommandRun evaluated = CommandRun.of("evaluate", model, "moons", "--engine", "textbook");
    JsonNode test = own.get("metrics").get("test");

    assertThat(threshold).isLessThan(0.5).isEqualTo(ModelFile.read(model).threshold());
    assertThat(own.get("metrics").get("validation").get("recall").asDouble())
        .isGreaterThanOrEqualTo(0.99);
    assertThat(alarms(test)).isGreaterThan(alarms(test.get("atHalf")));
    assertThat(run.out()).containsPattern("threshold +0\\.").contains("at 0.5: test F1");
    assertThat(evaluated.out())
        .contains(String.format(Locale.ROOT, "%.4f", test.get("f1").asDouble()))
        .contains("threshold: the second class from a probability of ");
  }

  @Test
  void balanced_weights_are_written_resolved() throws IOException {
    compare(
        "loss: {type: softmax-cross-entropy, classWeights: balanced}\n"
            + "training: {epochs: 1, batchSize: 64}\n",
        "textbook");
    Path yaml = RunFolderFiles.only(folder, "decisions").folder().resolve("experiment.yaml");

    // moons: as many of each class
    assertThat(Files.readString(yaml)).doesNotContain("balanced").contains("classWeights");
  }

  @Test
  void decisions_without_validation_rows_are_refused_before_anybody_starts() throws IOException {
    Path yaml = yaml("threshold: f1\n", "textbook");
    CommandRun run =
        CommandRun.of("compare", yaml, "--verbose", "--out", folder, "--validation", 0);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("data.validation: expected ").hasLineCount(1);
    assertThat(folder.resolve("decisions")).doesNotExist();
  }

  /** Negative rows answered positive. */
  private static int alarms(JsonNode metrics) {
    return metrics.get("confusion").get(0).get(1).asInt();
  }

  private CommandRun compare(String keys, String engines) throws IOException {
    CommandRun run = CommandRun.of("compare", yaml(keys, engines), "--verbose", "--out", folder);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run;
  }

  private Path yaml(String keys, String engines) throws IOException {
    return Files.writeString(
        folder.resolve("decisions.yaml"),
        "name: decisions\n"
            + "data: {source: moons, rows: 400}\n"
            + "network: {hidden: [8]}\n"
            + "optimizer: {type: adam, learningRate: 0.05}\n"
            + keys
            + "contenders: ["
            + engines
            + "]\n");
  }

  private JsonNode run(String contender) throws IOException {
    return RunFolderFiles.only(folder, "decisions").contender(contender).get("runs").get(0);
  }
}
