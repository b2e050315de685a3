package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.model.ModelFile;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with real processes: all three engines on XOR, twice. */
class CompareXorTest {
  private static final List<String> ENGINES = List.of("textbook", "scratch", "pytorch");
  private static final int EPOCHS = 300;
  private static final Set<String> MEASURED =
      Set.of(
          "seconds",
          "time",
          "memory",
          "trainingSeconds",
          "rowsPerSecond",
          "totalSeconds",
          "peakBytes",
          "baselineBytes",
          "evaluationSeconds",
          "computingThreads",
          "threadSeconds",
          "waitingWorkSeconds",
          "target.seconds",
          "caveats", // what a process did outside the clock is measured, too
          "audit");

  @TempDir static Path folder;
  private static CommandRun first;
  private static RunFolderFiles files;
  private static RunFolderFiles again;

  @BeforeAll
  static void compareTwice() throws IOException {
    first = compare("first");
    files = RunFolderFiles.only(folder.resolve("first"), "xor");
    compare("again");
    again = RunFolderFiles.only(folder.resolve("again"), "xor");
  }

  private static CommandRun compare(String out) {
    return CommandRun.of(
        "compare",
        "xor",
        "--verbose",
        "--engines",
        "textbook,scratch,pytorch",
        "--epochs",
        EPOCHS,
        "--out",
        folder.resolve(out));
  }

  @Test
  void it_ends_well_and_says_where_the_results_are() {
    assertThat(first.exitCode()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("data: xor (generated), 4 training, 4 validation and 4 test rows")
        .contains("test accuracy", "100.00 %")
        .contains("baseline: ")
        .contains("run folder: " + files.folder() + "\n")
        .endsWith("report: " + files.folder().resolve("report.html") + "\n");
  }

  @Test
  void the_run_folder_has_every_file_and_no_leftovers() throws IOException {
    List<String> expected =
        new ArrayList<>(
            List.of(
                "comparison.json",
                "dataset.json",
                "environment.json",
                "experiment.yaml",
                "figures/accuracy.png",
                "figures/confusion.png",
                "figures/loss.png",
                "figures/loss.svg",
                "report.html",
                "report.md"));
    for (String engine : ENGINES) {
      for (String file :
          List.of("events.jsonl", "metrics.csv", "predictions.csv", "model.safetensors")) {
        expected.add("contenders/" + engine + "/1/" + file);
      }
    }
    assertThat(files.names())
        .containsAll(expected)
        .noneMatch(name -> name.startsWith(".") || name.contains("/."));
  }

  @Test
  void the_tables_have_a_line_for_every_epoch_and_every_test_row() throws IOException {
    for (String engine : ENGINES) {
      Path run = files.folder().resolve("contenders").resolve(engine).resolve("1");
      assertThat(Files.readAllLines(run.resolve("metrics.csv")))
          .hasSize(1 + EPOCHS)
          .first()
          .asString()
          .startsWith("epoch,train_loss,train_accuracy,validation_loss,");
      // hello, session ready, the epochs, finished
      assertThat(Files.readAllLines(run.resolve("events.jsonl"))).hasSize(2 + EPOCHS + 1);
      List<String> predictions = Files.readAllLines(run.resolve("predictions.csv"));
      assertThat(predictions).hasSize(5).first().isEqualTo("row,actual,predicted,p_0,p_1");
      assertThat(predictions.get(2)).startsWith("1,1,1,0.");
    }
  }

  @Test
  void the_environment_has_the_command_that_makes_the_run_again() throws IOException {
    JsonNode environment =
        Json.MAPPER.readTree(files.folder().resolve("environment.json").toFile());

    assertThat(environment.get("command").asText())
        .isEqualTo(
            "tandem compare xor --verbose --engines textbook,scratch,pytorch --epochs 300 --out "
                + folder.resolve("first"));
    assertThat(environment.get("directory").asText()).isEqualTo(System.getProperty("user.dir"));
  }

  @Test
  void the_experiment_that_is_kept_runs_as_the_same_again() {
    Path kept = files.folder().resolve("experiment.yaml");
    ComparisonSpec spec = ComparisonReader.read(ExperimentFiles.load(kept.toString()));

    assertThat(kept).hasContent(YamlFile.write(spec.toPlain()));
    assertThat(spec.contenders()).extracting(Contender::id).isEqualTo(ENGINES);
  }

  @Test
  void comparison_json_has_the_names_that_scripts_rely_on() throws IOException {
    JsonNode json = files.comparison();
    assertThat(json.get("schema").asText()).isEqualTo("tandem.comparison/1");
    assertThat(json.get("task").asText()).isEqualTo("classification");
    assertNames(json, "experiment", "dataset", "baselines", "contenders", "parity");
    JsonNode dataset = json.get("dataset");
    assertNames(dataset, "name", "generated", "fingerprint", "features", "classes", "rows");
    assertNames(dataset.get("rows"), "train", "validation", "test");
    assertNames(json.get("baselines"), "majorityAccuracy", "prevalence", "allPositiveF1");
    assertThat(json.get("contenders")).hasSize(3);
    assertThat(json.get("parity")).hasSize(3);
    json.get("parity")
        .forEach(
            pair ->
                assertNames(pair, "a", "b", "repeat", "maxWeightDifference", "maxLossDifference"));
    for (JsonNode contender : json.get("contenders")) {
      assertNames(contender, "id", "engine", "version", "threads", "precision", "status");
      assertNames(contender, "message", "parameters", "runs", "summary");
      assertNames(contender.get("summary").get("test.accuracy"), "mean", "sd", "low", "high", "n");
      assertRunNames(contender.get("runs").get(0));
    }
  }

  private static void assertRunNames(JsonNode run) {
    assertNames(run, "repeat", "seed", "epochs", "metrics", "time", "memory", "weightsSha256");
    JsonNode epoch = run.get("epochs").get(0);
    assertNames(epoch, "epoch", "train", "validation", "test", "seconds");
    assertNames(run.get("time"), "trainingSeconds", "rowsPerSecond", "totalSeconds");
    assertNames(run.get("memory"), "peakBytes", "baselineBytes");
    for (String side : List.of("train", "validation", "test")) {
      assertNames(epoch.get(side), "loss", "accuracy");
      JsonNode metrics = run.get("metrics").get(side);
      assertNames(metrics, "loss", "accuracy", "precision", "recall", "f1", "prAuc", "rocAuc");
      assertNames(metrics, "confusion");
    }
  }

  private static void assertNames(JsonNode json, String... names) {
    Set<String> there = new TreeSet<>();
    json.fieldNames().forEachRemaining(there::add);
    assertThat(there).contains(names);
  }

  @Test
  void all_contenders_saw_the_same_weights_rows_and_targets() throws IOException {
    for (String name : List.of("initialWeightsSha256", "orderSha256", "targetsSha256")) {
      Set<String> seen = new TreeSet<>();
      for (String engine : ENGINES) {
        JsonNode observed = files.contender(engine).get("runs").get(0).get("observed");
        seen.add(observed.get(name).asText());
      }
      assertThat(seen).as(name).hasSize(1).doesNotContain("");
    }
  }

  @Test
  void the_same_seed_gives_the_same_weights_to_the_bit() throws IOException {
    for (String engine : ENGINES) {
      assertThat(weights(again, engine)).isEqualTo(weights(files, engine)).hasSize(64);
    }
  }

  @Test
  void the_same_seed_gives_the_same_comparison_but_for_times_and_memory() throws IOException {
    JsonNode one = files.comparison();
    JsonNode two = again.comparison();
    removeMeasured(one);
    removeMeasured(two);

    assertThat(two).isEqualTo(one);
  }

  @Test
  void the_saved_model_is_the_one_that_was_trained() throws IOException {
    String sha = weights(files, "scratch");
    Path model = files.folder().resolve("contenders/scratch/1/model.safetensors");

    assertThat(Fingerprint.of(ModelFile.read(model).parameters())).isEqualTo(sha);
  }

  private static String weights(RunFolderFiles run, String engine) throws IOException {
    return run.contender(engine).get("runs").get(0).get("weightsSha256").asText();
  }

  private static void removeMeasured(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.remove(MEASURED);
    }
    if (json instanceof ObjectNode || json instanceof ArrayNode) {
      json.forEach(CompareXorTest::removeMeasured);
    }
  }
}
