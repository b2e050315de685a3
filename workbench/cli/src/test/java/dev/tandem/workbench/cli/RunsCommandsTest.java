package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.store.RunStore;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listing, showing and comparing folders that real runs have left. */
@Tag("once")
class RunsCommandsTest {
  @TempDir static Path folder;
  private static SavedRun first;
  private static SavedRun again;
  private static SavedRun otherSeed;
  private static SavedRun died;

  @BeforeAll
  static void makeRuns() {
    first = compare("xor", "--engines", "scratch,textbook");
    again = compare("xor", "--engines", "scratch,textbook");
    otherSeed = compare("xor", "--engines", "scratch", "--seed", "5");
    died = compare("xor", "--engines", "dying");
  }

  private static SavedRun compare(String... words) {
    List<Object> arguments =
        Stream.of(List.of("compare"), List.of(words), List.of("--epochs", 3, "--out", folder))
            .<Object>flatMap(List::stream)
            .toList();
    CommandRun.of(arguments.toArray());
    return new RunStore(folder).find("latest");
  }

  private static CommandRun runs(Object... words) {
    Stream<Object> all =
        Stream.of(Stream.of("runs"), Stream.of(words), Stream.of("--out", folder))
            .flatMap(part -> part);
    return CommandRun.of(all.toArray());
  }

  @Test
  void a_list_has_a_line_for_each_run_and_the_newest_first() {
    CommandRun list = runs("list");

    assertThat(list.exitCode()).isZero();
    List<String> lines = list.out().lines().toList();
    assertThat(lines.get(0))
        .containsSubsequence("run", "experiment", "when", "contenders", "test metric", "size");
    assertThat(lines.get(2)).startsWith(died.id()).endsWith("failed").contains("xor", "dying");
    assertThat(lines.get(5)).startsWith(first.id()).contains("scratch, textbook  accuracy ");
    assertThat(lines.get(7)).startsWith("4 runs in " + folder);
  }

  @Test
  void a_list_can_be_narrowed() {
    assertThat(runs("list", "--failed").out()).contains(died.id()).doesNotContain(first.id());
    assertThat(runs("list", "xor", "--limit", 2).out())
        .contains(died.id(), otherSeed.id(), "2 of 4 runs")
        .doesNotContain(again.id() + " ");
  }

  @Test
  void a_list_is_json_for_scripts() throws IOException {
    JsonNode list = Json.MAPPER.readTree(runs("list", "--json").out());

    assertThat(list).hasSize(4);
    JsonNode last = list.get(3);
    assertThat(last.get("id").asText()).isEqualTo(first.id());
    assertThat(last.get("state").asText()).isEqualTo("finished");
    assertThat(last.get("figure").asText()).isEqualTo("test.accuracy");
    double scratch =
        new RunFolderFiles(first.path())
            .contender("scratch")
            .get("summary")
            .get("test.accuracy")
            .get("mean")
            .asDouble();
    assertThat(last.get("figures").get("scratch").asDouble()).isEqualTo(scratch);
    assertThat(last.get("bytes").asLong()).isEqualTo(sizeOf(first.path()));
  }

  private static long sizeOf(Path run) throws IOException {
    long bytes = 0;
    for (String name : new RunFolderFiles(run).names()) {
      bytes += Files.size(run.resolve(name));
    }
    return bytes;
  }

  @Test
  void an_experiment_without_runs_is_named_with_those_that_have_some() {
    CommandRun list = runs("list", "xr");

    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.err())
        .isEqualTo(
            "tandem: EXPERIMENT: expected one that has runs in "
                + folder
                + ", which are xor, got 'xr'; did you mean 'xor'?\n");
  }

  @Test
  void a_run_is_shown_with_its_command_figures_and_files() {
    CommandRun show = runs("show", first.id());

    assertThat(show.exitCode()).isZero();
    assertThat(show.out())
        .contains("xor/" + first.id() + ", finished")
        .contains("tandem compare xor --engines scratch,textbook --epochs 3 --out " + folder)
        .contains(first.results().dataset().fingerprint())
        .contains("test accuracy")
        .containsPattern("run folder +" + folder.resolve("xor").resolve(first.id()))
        .contains("comparison.json   all metrics, for scripts");
  }

  @Test
  void a_run_that_failed_is_shown_with_the_reason() {
    assertThat(runs("show").out())
        .contains("xor/" + died.id() + ", failed")
        .contains("dying failed: its process died with exit code 7");
  }

  @Test
  void a_run_goes_by_its_id_its_path_and_its_experiment() {
    RunStore store = new RunStore(folder);

    assertThat(store.find("xor/" + first.id()).path()).isEqualTo(first.path());
    assertThat(store.find(first.path().toString()).id()).isEqualTo(first.id());
    assertThat(store.find("latest").path()).isEqualTo(died.path());
  }

  @Test
  void a_beginning_that_several_runs_share_is_refused_with_their_names() {
    CommandRun show = runs("show", "xor/20");

    assertThat(show.exitCode()).isEqualTo(2);
    assertThat(show.err())
        .startsWith("tandem: RUN: expected the name of one run, got 'xor/20', which 4 begin with: ")
        .contains("xor/" + died.id() + ", xor/" + otherSeed.id())
        .hasLineCount(1);
  }

  @Test
  void a_run_that_is_not_there_is_refused_with_the_nearest_name() {
    String slip = first.id() + "77";
    assertThat(runs("show", slip).err())
        .startsWith("tandem: RUN: expected 'latest', an id or its beginning, or a run folder, got")
        .contains("'" + slip + "'; did you mean '")
        .hasLineCount(1);
    assertThat(CommandRun.of("runs", "show", "x", "--out", folder.resolve("none")).err())
        .contains("and none there; 'tandem compare' makes them");
    assertThat(runs("show", folder.resolve("xor")).err())
        .contains("expected a run folder with comparison.json");
  }

  @Test
  void two_runs_of_the_same_differ_in_nothing() {
    CommandRun diff = runs("diff", first.id(), again.id());

    assertThat(diff.exitCode()).isZero();
    assertThat(diff.out())
        .contains("experiment: the same in every key")
        .contains("environment: the same programs and machine")
        .contains("data: the same, by its fingerprint")
        .containsPattern("weights +same bits")
        .endsWith("Nothing differs but time and memory.\n");
  }

  @Test
  void a_run_beside_itself_is_called_the_same_run() {
    assertThat(runs("diff", "latest", died.id()).out()).endsWith("A and B are the same run.\n");
  }

  @Test
  void one_run_is_counted_in_the_singular() throws IOException {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    CommandRun.of("compare", "xor", "--engines", "textbook", "--epochs", 1, "--out", alone);

    assertThat(CommandRun.of("runs", "list", "--out", alone).out()).contains("\n1 run in " + alone);
  }

  @Test
  void another_seed_and_a_contender_less_are_what_differs() {
    CommandRun diff = runs("diff", first.id(), otherSeed.id());

    assertThat(diff.out())
        .containsPattern("training.seed +1 +5\n")
        .containsPattern("contenders.textbook.engine +textbook +-\n")
        .containsPattern("weights +differ\n")
        .containsPattern("test loss +\\d\\.\\d{4} +\\d\\.\\d{4} +[+-]\\d\\.\\d+")
        .contains("textbook: only in A")
        .doesNotContain("Nothing differs");
  }

  @Test
  void a_word_is_missing_or_wrong() {
    assertThat(CommandRun.of("runs").err())
        .startsWith("tandem: runs: expected one of list, show, diff, clean, got none");
    assertThat(runs("diff", first.id()).err()).startsWith("tandem: B: expected a value, got none");
    assertThat(runs("list", "--limit", 0).err())
        .isEqualTo("tandem: --limit: expected a number of at least 1, got 0\n");
  }
}
