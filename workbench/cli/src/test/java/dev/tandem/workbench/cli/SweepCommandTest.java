package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sweep with real processes: two rates and two networks on moons, two seeds each. */
@Tag("once")
class SweepCommandTest {
  private static final int RUNS = 8;

  @TempDir static Path folder;
  private static CommandRun first;
  private static Path sweep;

  @BeforeAll
  static void sweepOnce() throws IOException {
    first = sweep();
    try (Stream<Path> folders = Files.list(folder.resolve("moons"))) {
      sweep = folders.toList().get(0);
    }
  }

  private static CommandRun sweep(String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("sweep", "moons", "--epochs", 3, "--repeats", 2, "--jobs", 2, "--out", folder));
    words.addAll(List.of("--vary", "optimizer.learningRate=0.0001,0.05"));
    words.addAll(List.of("--vary", "network.hidden=[4],[16]"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  @Test
  void every_combination_runs_from_every_seed_and_the_best_comes_first() throws IOException {
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("8 runs; 2 side by side").contains("run 8/8  ");
    assertThat(results()).hasSize(RUNS);
    JsonNode combinations = json().get("combinations");
    assertThat(combinations).hasSize(4);
    double before = Double.POSITIVE_INFINITY;
    for (JsonNode combination : combinations) {
      assertThat(combination.get("runs")).hasSize(2);
      assertThat(combination.get("figure").get("n").asInt()).isEqualTo(2);
      assertThat(combination.get("figure").get("mean").asDouble()).isLessThanOrEqualTo(before);
      before = combination.get("figure").get("mean").asDouble();
    }
    // three epochs at 0.0001 teach next to nothing
    assertThat(combinations.get(0).get("settings").get("optimizer.learningRate").asDouble())
        .isEqualTo(0.05);
  }

  @Test
  void the_table_is_sorted_and_test_figures_are_of_the_best_only() throws IOException {
    assertThat(first.out())
        .contains("learningRate  hidden  validation PR-AUC  epochs  ")
        .containsSubsequence("\n1 ", "\n2 ", "\n3 ", "\n4 ")
        .containsOnlyOnce("test rows (200), looked at once, for the best combination only:");
    assertThat(json().get("figure").asText()).isEqualTo("prAuc");
    assertThat(json().get("test").get("prAuc").get("n").asInt()).isEqualTo(2);
    assertThat(sweep.resolve("sweep.csv")).content().hasLineCount(1 + 4);
    assertThat(sweep.resolve("sweep.csv"))
        .content()
        .startsWith("rank,optimizer.learningRate,network.hidden,validation_prAuc_mean,")
        .doesNotContain("test");
    assertThat(sweep.resolve("sweep.png")).isNotEmptyFile();
    assertThat(sweep.resolve("work")).doesNotExist();
    assertThat(sweep.resolve(".lock")).doesNotExist();
  }

  @Test
  void combinations_that_mean_the_same_share_their_runs_and_are_both_named(@TempDir Path own) {
    CommandRun run =
        CommandRun.of(
            "sweep",
            "moons",
            "--epochs",
            1,
            "--seeds",
            "1,2",
            "--jobs",
            2,
            "--out",
            own,
            "--vary",
            "network.hidden=[],[8]",
            "--vary",
            "network.activation=relu,tanh");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("6 runs; 2 side by side") // [8] with either activation, and []
        .containsPattern("\\d +\\[\\] +relu = tanh ")
        .contains("=: these settings mean the same here and share their runs");
  }

  @Test
  void the_same_command_again_makes_only_what_is_missing() throws IOException {
    Map<String, FileTime> before = results();
    String missing = before.keySet().iterator().next();
    JsonNode lost = Json.MAPPER.readTree(sweep.resolve("results").resolve(missing).toFile());
    Files.delete(sweep.resolve("results").resolve(missing));

    CommandRun again = sweep();

    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .contains("8 runs, 7 of them made before; 2 side by side")
        .contains("run 8/8  ")
        .doesNotContain("run 7/8");
    Map<String, FileTime> after = results();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.remove(missing);
    assertThat(after).containsAllEntriesOf(before);
    JsonNode made = Json.MAPPER.readTree(sweep.resolve("results").resolve(missing).toFile());
    assertThat(made.get("weightsSha256")).isEqualTo(lost.get("weightsSha256"));
  }

  @Test
  void a_larger_sweep_goes_on_in_the_folder_of_a_smaller_one() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.createDirectories(copy.resolve("results"));
    for (String name : results().keySet()) {
      Files.copy(sweep.resolve("results").resolve(name), copy.resolve("results").resolve(name));
    }

    CommandRun larger = sweep("--seeds", "1,2,3", "--resume", copy.toString());

    assertThat(larger.out()).contains("12 runs, 8 of them made before");
    assertThat(larger.exitCode()).isZero();
  }

  @Test
  void best_yaml_is_an_experiment_that_reproduces_the_winning_figure() throws IOException {
    Path best = sweep.resolve("best.yaml");
    ComparisonSpec spec = ComparisonReader.read(ExperimentFiles.load(best.toString()));
    assertThat(spec.repeats()).isEqualTo(2);
    assertThat(spec.experiment().optimizer().learningRate()).isEqualTo(0.05);

    CommandRun compare =
        CommandRun.of("compare", best, "--engines", "scratch", "--out", folder.resolve("compared"));

    assertThat(compare.exitCode()).isZero();
    JsonNode compared =
        RunFolderFiles.only(folder.resolve("compared"), "moons")
            .comparison()
            .get("contenders")
            .get(0)
            .get("summary");
    JsonNode won = json().get("combinations").get(0).get("figure");
    assertThat(compared.get("validation.prAuc").get("mean").asDouble())
        .isEqualTo(won.get("mean").asDouble(), within(0.0));
    assertThat(compared.get("test.accuracy").get("mean").asDouble())
        .isEqualTo(json().get("test").get("accuracy").get("mean").asDouble(), within(0.0));
  }

  private static JsonNode json() throws IOException {
    return Json.MAPPER.readTree(sweep.resolve("sweep.json").toFile());
  }

  private static Map<String, FileTime> results() throws IOException {
    Map<String, FileTime> results = new TreeMap<>();
    try (Stream<Path> files = Files.list(sweep.resolve("results"))) {
      for (Path file : files.toList()) {
        results.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
      }
    }
    return results;
  }
}
