package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.engine.EngineReference;
import dev.tandem.workbench.cli.engines.DyingEngine;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.contender.process.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One contender's trouble, in a real process, is not the others'. */
@Tag("once")
class ContenderTroubleTest {
  @TempDir Path folder;

  @Test
  void a_process_that_dies_is_reported_with_its_last_words() throws IOException {
    CommandRun run = compare("--engines", "dying,scratch");

    assertThat(run.exitCode()).isEqualTo(1);
    String message = "its process died with exit code 7; last words: " + DyingEngine.LAST_WORDS;
    assertThat(run.out()).contains("dying is failed: " + message).contains("run folder: ");
    assertThat(run.err()).isEmpty();
    JsonNode dying = contender("dying");
    assertThat(dying.get("status").asText()).isEqualTo("failed");
    assertThat(dying.get("message").asText())
        .isEqualTo(
            message
                + "; its output: "
                + RunFolderFiles.only(folder, "xor")
                    .folder()
                    .resolve("contenders/dying/1/output.log"));
    assertThat(dying.get("runs")).isEmpty();
    assertFinished("scratch");
  }

  @Test
  void the_events_until_it_died_are_kept() throws IOException {
    compare("--engines", "dying,scratch");

    Path events =
        RunFolderFiles.only(folder, "xor").folder().resolve("contenders/dying/1/events.jsonl");
    // XOR's four rows are one batch: the third epoch is the third step
    List<String> lines = Files.readAllLines(events);
    assertThat(lines).hasSize(5);
    assertThat(lines.get(3)).startsWith("{\"type\":\"epoch\",\"epoch\":2,");
    assertThat(lines.get(4)).startsWith("{\"type\":\"failed\",\"reason\":\"its process died");
  }

  @Test
  void an_engine_whose_library_is_missing_is_reported_with_the_remedy() throws IOException {
    CommandRun run = compare("--engines", "scratch,absent");

    assertThat(run.exitCode()).isEqualTo(2);
    String message = "libabsent.so is not there; install libabsent";
    assertThat(run.out()).contains("absent is missing: " + message);
    assertThat(contender("absent").get("status").asText()).isEqualTo("missing");
    assertThat(contender("absent").get("message").asText()).isEqualTo(message);
    assertFinished("scratch");
  }

  @Test
  void a_process_that_does_not_start_is_reported() throws IOException {
    CommandRun run = compare("--engines", "unstartable,scratch");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(contender("unstartable").get("message").asText())
        .startsWith("its process died with exit code 1; last words: ");
    assertFinished("scratch");
  }

  @Test
  void training_that_diverges_fails_alone_and_says_so() throws IOException {
    CommandRun run =
        compare(
            yaml(
                "  - {id: wild, engine: scratch, overrides: {optimizer: {learningRate: 1.0e30}}}\n"
                    + "  - {id: tame, engine: scratch}\n"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(contender("wild").get("message").asText())
        .startsWith("diverged in epoch ")
        .contains(": the loss is NaN; first not finite: ", "; largest finite gradient: ")
        .endsWith("a smaller learning rate or clipping may help");
    assertFinished("tame");
  }

  @Test
  void nobody_finishing_is_still_a_report() throws IOException {
    CommandRun run = compare("--engines", "dying");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("dying failed: ").contains("run folder: ");
    assertThat(RunFolderFiles.only(folder, "xor").comparison().get("parity")).isEmpty();
  }

  @Test
  void one_engine_runs_several_times_with_its_overrides() throws IOException {
    CommandRun run =
        compare(
            yaml(
                "  - {id: plain, engine: scratch}\n"
                    + "  - {id: same, engine: scratch}\n"
                    + "  - {id: momentum, engine: scratch, overrides: {optimizer: {momentum:"
                    + " 0.9}}}\n"
                    + "  - {id: wide, engine: textbook, overrides: {network: {hidden: [8]}}}\n"));

    assertThat(run.exitCode()).isZero();
    assertThat(weights("same")).isEqualTo(weights("plain"));
    assertThat(weights("momentum")).isNotEqualTo(weights("plain"));
    assertThat(contender("momentum").get("overrides").toString())
        .isEqualTo("{\"optimizer\":{\"momentum\":0.9}}");
    assertThat(run.out()).contains("optimizer.momentum 0.9").contains("network.hidden [8]");
    // 2-4-2 has 22 parameters, 2-8-2 has 42; only networks of one form have a distance
    assertThat(contender("plain").get("parameters").asInt()).isEqualTo(22);
    assertThat(contender("wide").get("parameters").asInt()).isEqualTo(42);
    assertThat(RunFolderFiles.only(folder, "xor").comparison().get("parity")).hasSize(3);
  }

  @Test
  void an_engine_is_set_up_as_the_file_says_and_the_saved_copy_says_it_too() throws IOException {
    CommandRun run =
        compare(
            yaml(
                "  - scratch\n"
                    + "  - {engine: {name: partial, settings: {lacks: TRACE}}, precision:"
                    + " float32}\n"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    RunFolderFiles saved = RunFolderFiles.only(folder, "xor");
    Path experiment = saved.folder().resolve("experiment.yaml");
    assertThat(ComparisonReader.read(ExperimentFiles.load(experiment.toString())).contenders())
        .extracting(Contender::engine)
        .containsExactly(
            EngineReference.of("scratch"),
            new EngineReference("partial", Map.of("lacks", "TRACE")));
    assertThat(saved.comparison().get("audit").toString())
        .contains("its steps do not show; asked for sgd");
  }

  private String weights(String id) throws IOException {
    return contender(id).get("runs").get(0).get("weightsSha256").asText();
  }

  private void assertFinished(String id) throws IOException {
    JsonNode contender = contender(id);
    assertThat(contender.get("status").asText()).isEqualTo("finished");
    assertThat(contender.get("message").isNull()).isTrue();
    assertThat(contender.get("runs").get(0).get("epochs")).hasSize(20);
  }

  private JsonNode contender(String id) throws IOException {
    return RunFolderFiles.only(folder, "xor").contender(id);
  }

  private String yaml(String contenders) throws IOException {
    Path file = folder.resolve("trouble.yaml");
    Files.writeString(
        file,
        "name: xor\n"
            + "data: {source: xor}\n"
            + "network: {hidden: [4], initialization: he, biases: zeros}\n"
            + "optimizer: {type: sgd, learningRate: 0.5}\n"
            + "training: {batchSize: full}\n"
            + "contenders:\n"
            + contenders);
    return file.toString();
  }

  private CommandRun compare(String experiment) {
    return CommandRun.of("compare", experiment, "--verbose", "--epochs", 20, "--out", folder);
  }

  private CommandRun compare(String option, String value) {
    return CommandRun.of(
        "compare", "xor", "--verbose", option, value, "--epochs", 20, "--out", folder);
  }
}
