package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two contenders on moons that differ in momentum and engine, with real processes. */
@Tag("once")
class AttributeCommandTest {
  private static final String EXPERIMENT =
      """
      name: causes
      data: {source: moons, rows: 600}
      network: {hidden: [8], activation: relu}
      optimizer: {type: sgd, learningRate: 0.01}
      training: {epochs: 5, batchSize: 32, seed: 1}
      contenders:
        - {id: plain, engine: scratch}
        - {id: fast, engine: textbook, overrides: {optimizer: {momentum: 0.9}}}
        - {id: twin, engine: scratch}
        - {id: other-rows, engine: scratch, overrides: {data: {testFraction: 0.4}}}
      """;

  @TempDir static Path folder;
  private static Path yaml;
  private static CommandRun first;
  private static Path results;

  @BeforeAll
  static void attributeOnce() throws IOException {
    yaml = Files.writeString(folder.resolve("causes.yaml"), EXPERIMENT);
    first = attribute("plain", "fast", "--metric", "loss");
    results = only(folder.resolve("runs/causes"));
  }

  private static Path only(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.toList().get(0);
    }
  }

  private static CommandRun attribute(String... more) {
    Stream<Object> words =
        Stream.of("attribute", yaml, "--repeats", 3, "--jobs", 2, "--out", folder.resolve("runs"));
    return CommandRun.of(Stream.concat(words, Stream.of(more)).toArray());
  }

  @Test
  void momentum_explains_nearly_all_and_shares_sum_to_the_gap() throws IOException {
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out().strip())
        .containsPattern("fast's test loss is 0\\.\\d+ below plain's; momentum explains 0\\.");
    JsonNode file = Json.MAPPER.readTree(results.resolve("attribution.json").toFile());
    assertThat(file.get("combinations")).hasSize(4);
    assertThat(file.get("seeds")).hasSize(3);
    double gap = file.get("gap").get("mean").asDouble();
    double momentum = file.get("effects").get(0).get("mean").asDouble();
    double engine = file.get("effects").get(1).get("mean").asDouble();
    assertThat(momentum + engine).isCloseTo(gap, within(1e-12));
    assertThat(momentum / gap).isBetween(0.99, 1.01);
    assertThat(results.resolve("attribution.png")).isNotEmptyFile();
    assertThat(results.resolve("attribution.svg")).isNotEmptyFile();
  }

  @Test
  void the_same_command_again_makes_only_what_is_missing() throws IOException {
    Path lost = only(results.resolve("results"));
    Files.delete(lost);

    CommandRun again = attribute("plain", "fast", "--metric", "loss");

    assertThat(again.out()).contains("12 runs, 11 of them made before").contains("run 12/12");
    assertThat(lost).exists();
    assertThat(answer(again)).isEqualTo(answer(first));
  }

  private static String answer(CommandRun run) {
    return run.out().strip().lines().reduce("", (before, line) -> line);
  }

  @Test
  void contenders_with_other_test_rows_are_scored_on_those_of_the_first() {
    CommandRun run = attribute("plain", "other-rows", "--metric", "loss");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("All combinations are scored on \\d+ of plain's test rows")
        .contains("the share of test rows");
  }

  @Test
  void a_comparison_ends_in_the_cause_and_its_own_runs_are_not_made_again() throws IOException {
    Path out = folder.resolve("compared");
    CommandRun run =
        CommandRun.of("compare", yaml, "--verbose", "--attribute", "--repeats", 3, "--out", out);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("12 runs, 6 of them made before")
        .contains("cause:   fast's ")
        .contains("momentum explains");
    Path folder = only(out.resolve("causes"));
    JsonNode file = Json.MAPPER.readTree(folder.resolve("comparison.json").toFile());
    assertThat(file.get("attribution").get("sentence").asText()).contains("momentum");
    assertThat(folder.resolve("figures/attribution.svg")).isNotEmptyFile();
    assertThat(folder.resolve("report.html")).content().contains("Which setting explains the gap");
    assertThat(CommandRun.of("runs", "show", folder).exitCode()).isZero();

    CommandRun later =
        CommandRun.of("attribute", folder, "plain", "fast", "--repeats", 3, "--out", out);
    assertThat(later.out()).contains("12 runs, 6 of them made before");

    CommandRun cleaned = CommandRun.of("runs", "clean", "--keep", 0, "--yes", "--out", out);
    assertThat(cleaned.err()).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void what_cannot_be_attributed_is_refused_in_one_line() {
    assertRefused(
        attribute("plain", "fsat"),
        "attribute: expected a contender, one of plain, fast, twin, other-rows, got 'fsat'; did you"
            + " mean 'fast'?");
    assertRefused(
        attribute("plain", "twin"),
        "attribute: expected contenders that differ in a setting, got plain and twin, which differ"
            + " in none");
    assertRefused(
        attribute("--metric", "acuracy"),
        "attribute: expected a metric, one of accuracy, loss, precision, recall, f1, prAuc, rocAuc,"
            + " got 'acuracy'; did you mean 'accuracy'?");
    assertRefused(
        CommandRun.of("attribute", yaml, "--repeats", 2),
        "attribute: repeats: expected at least 3, without which there is no interval, got 2");
    assertRefused(attribute("plain"), "attribute: expected the ids of two contenders, got plain");
  }

  private static void assertRefused(CommandRun run, String line) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(List.of(run.err().split("\n"))).containsExactly("tandem: " + line);
  }
}
