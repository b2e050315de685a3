package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.store.RunStore;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are made again from their own files, with real processes. */
@Tag("once")
class ReproduceCommandTest {
  @TempDir Path folder;
  private Path runs;

  @BeforeEach
  void nameTheFolders() {
    runs = folder.resolve("runs");
  }

  private SavedRun compare(Object... words) {
    command("compare", words);
    return new RunStore(runs).find("latest");
  }

  private CommandRun reproduce(Object... words) {
    return command("reproduce", words);
  }

  private CommandRun command(String name, Object... words) {
    Stream<Object> all =
        Stream.of(Stream.of(name), Stream.of(words), Stream.of("--out", runs))
            .flatMap(part -> part);
    return CommandRun.of(all.toArray());
  }

  @Test
  void all_engines_and_repeats_are_found_again() throws IOException {
    SavedRun before =
        compare("xor", "--engines", "textbook,scratch,pytorch", "--repeats", 2, "--epochs", 20);
    CommandRun run = reproduce(before.id());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("again: " + before.name() + ", on the same data")
        .containsPattern("textbook +2 +to the bit +same bits +none +agrees")
        .containsPattern("scratch +2 +to the bit +same bits +none +agrees")
        .containsPattern("pytorch +2 +to rounding +(same bits|differ) .* agrees")
        .contains("scratch, training time", "pytorch, peak memory")
        .contains("agrees: " + before.name() + " was found again\n");
    SavedRun after = new RunStore(runs).find("latest");
    assertThat(run.out()).endsWith("run folder: " + after.path() + "\n");
    assertThat(after.path().resolve("experiment.yaml"))
        .hasSameTextualContentAs(before.path().resolve("experiment.yaml"));
    assertThat(after.environment()).containsEntry("command", "tandem reproduce " + before.path());
  }

  @Test
  void other_weights_of_a_deterministic_engine_do_not_agree() throws IOException {
    SavedRun before = compare("xor", "--engines", "scratch", "--epochs", 3);
    edit(before, run -> ((ObjectNode) run).put("weightsSha256", "0".repeat(64)));
    CommandRun run = reproduce("latest");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).doesNotContain("to rounding"); // nothing was judged so
    assertThat(run.out())
        .containsPattern("scratch +1 +to the bit +differ +none +does not agree")
        .contains("does not agree: scratch, repeat 1: the weights differ; the training losses are");
  }

  @Test
  void pytorch_agrees_within_the_tolerance_and_not_beyond() throws IOException {
    SavedRun before = compare("xor", "--engines", "pytorch", "--epochs", 3);
    double loss = before.results().contenders().get(0).summary().get("test.loss").mean();

    edit(before, run -> testMetrics(run).put("loss", loss * 1.01));
    assertThat(reproduce(before.id()).exitCode()).isZero();

    edit(before, run -> testMetrics(run).put("loss", loss * 1.03));
    CommandRun run = reproduce(before.id());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).containsPattern("does not agree: pytorch, repeat 1: test loss was ");
  }

  private static ObjectNode testMetrics(JsonNode run) {
    return (ObjectNode) run.get("metrics").get("test");
  }

  /** Changes what the first contender's first repeat is said to have found. */
  private static void edit(SavedRun saved, Consumer<JsonNode> change) throws IOException {
    Path file = saved.path().resolve("comparison.json");
    JsonNode json = Json.MAPPER.readTree(file.toFile());
    change.accept(json.get("contenders").get(0).get("runs").get(0));
    Json.MAPPER.writeValue(file.toFile(), json);
  }

  @Test
  void overrides_fitted_weights_and_failures_come_back_too() throws IOException {
    Path yaml = writeCsvExperiment();
    SavedRun before = compare(yaml);
    CommandRun run = reproduce();

    assertThat(before.results().contenders())
        .extracting(contender -> contender.status())
        .containsExactly("finished", "finished", "failed");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("all +1 +to the bit +same bits +none +agrees")
        .containsPattern("fewer +1 +to the bit +same bits +none +agrees")
        .containsPattern("wild +1 +to the bit +- +- +agrees");
    // a run that was made again can be made again
    assertThat(reproduce().exitCode()).isZero();
  }

  @Test
  void data_that_has_changed_stops_it_unless_told_otherwise() throws IOException {
    SavedRun before = compare(writeCsvExperiment());
    Path csv = folder.resolve("rows.csv");
    Files.writeString(csv, Files.readString(csv).replace(",4,", ",9,"));

    CommandRun run = reproduce();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("data: expected ", " with the fingerprint " + fingerprint(before))
        .contains("data of fewer: expected ")
        .endsWith(
            "The data has changed, so nothing was run. Add --anyway to run on the changed data.\n");
    assertThat(new RunStore(runs).all()).hasSize(1);

    CommandRun anyway = reproduce("--anyway");
    assertThat(anyway.out()).contains("again: " + before.name() + ", on other data");
    assertThat(anyway.exitCode()).isEqualTo(1);
    assertThat(anyway.out()).contains("does not agree: all, repeat 1: the weights differ");
  }

  private static String fingerprint(SavedRun run) {
    return run.results().dataset().fingerprint();
  }

  @Test
  void a_run_without_its_files_is_refused_by_name() throws IOException {
    SavedRun before = compare("xor", "--engines", "scratch", "--epochs", 2);
    Path job = before.path().resolve("contenders/scratch/1/job.json");
    Files.delete(job);

    CommandRun run = reproduce();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "tandem: "
                + job
                + ": expected what the contender was asked to train, got no such file\n");
  }

  /** Contenders that differ in width of the data, and one that diverges. */
  private Path writeCsvExperiment() throws IOException {
    StringBuilder rows = new StringBuilder("a,b,c,y\n0,0,7,no\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7 + "," + i % 5 + "," + i % 3 + "," + (i % 4 == 0 ? "yes" : "no") + "\n");
    }
    Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
    return Files.writeString(
        folder.resolve("rows.yaml"),
        """
        name: rows
        data: {source: '%s', label: y, split: shuffled}
        network: {hidden: [4]}
        loss: {type: binary-cross-entropy, positiveWeight: balanced}
        training: {epochs: 3, batchSize: 8, seed: 1}
        contenders:
          - {id: all, engine: scratch}
          - {id: fewer, engine: textbook, overrides: {data: {ignore: [c], trainRows: 30}}}
          - {id: wild, engine: scratch, overrides: {optimizer: {type: sgd, learningRate: 1.0e30}}}
        """
            .formatted(csv));
  }
}
