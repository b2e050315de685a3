package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MemoryEntry;
import dev.tandem.workbench.runs.results.TimeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contenders that differ in one thing each, in real processes: the audit finds just that. */
@Tag("once")
class AuditCommandTest {
  private static final int EPOCHS = 6;
  private static final String MOONS =
      """
      name: audited
      data: {source: moons, rows: 300}
      network: {hidden: [8], dropout: 0.2}
      optimizer: {type: sgd, learningRate: 0.1}
      training: {epochs: 6, batchSize: 50, seed: 1}
      contenders:
        - engine: scratch
        - engine: pytorch
        - {id: seed, engine: scratch, overrides: {training: {seed: 2}}}
        - {id: momentum, engine: scratch, overrides: {optimizer: {momentum: 0.9}}}
        - {id: rows, engine: scratch, overrides: {data: {trainRows: 120}}}
        - {id: batch, engine: scratch, overrides: {training: {batchSize: 49}}}
        - {id: loss, engine: scratch, overrides: {loss: {labelSmoothing: 0.1}}}
        - {id: activation, engine: scratch, overrides: {network: {activation: tanh}}}
        - {id: float64, engine: pytorch, precision: float64}
        - {id: two-threads, engine: pytorch, threads: 2}
        - engine: cheating
      """;

  @TempDir static Path folder;
  private static CommandRun compared;
  private static RunFolderFiles files;
  private static ComparisonFile file;

  @BeforeAll
  static void compare() throws IOException {
    Path experiment = folder.resolve("audited.yaml");
    Files.writeString(experiment, MOONS);
    compared =
        CommandRun.of(
            "compare", experiment, "--verbose", "--out", folder, "--target", "accuracy=0.8");
    files = RunFolderFiles.only(folder, "audited");
    file =
        Json.MAPPER.readValue(
            files.folder().resolve("comparison.json").toFile(), ComparisonFile.class);
  }

  @ParameterizedTest
  @CsvSource({
    "scratch, seed, initial weights; batch order; dropout masks",
    "scratch, momentum, optimizer",
    "scratch, rows, rows",
    "scratch, batch, batch order",
    "scratch, loss, loss and its scaling",
    "scratch, activation, network",
    "pytorch, float64, precision",
    "pytorch, two-threads, threads",
    "scratch, cheating, optimizer; threads; what the clock covers"
  })
  void the_audit_finds_what_differs_and_nothing_else(String a, String b, String items) {
    List<String> differing =
        pair(a, b).stream()
            .filter(entry -> !entry.finding().equals(AuditEntry.MATCHED))
            .filter(entry -> entry.followsFrom() == null)
            .map(AuditEntry::item)
            .toList();

    assertThat(String.join("; ", differing)).isEqualTo(items);
  }

  @ParameterizedTest
  @CsvSource({
    "seed, initial weights, seed 1 against seed 2",
    "momentum, optimizer, momentum 0.0 against momentum 0.9",
    "rows, rows, 216 training rows against 120",
    "batch, batch order, batches of 50 rows against 49",
    "loss, loss and its scaling, labelSmoothing 0.0 against labelSmoothing 0.1",
    "cheating, threads, 1 thread against 2",
    "cheating, what the clock covers, one side keeps working outside the clock"
  })
  void a_difference_is_told_in_a_few_words(String other, String item, String caveat) {
    assertThat(pair("scratch", other))
        .filteredOn(entry -> entry.item().equals(item))
        .singleElement()
        .extracting(AuditEntry::caveat)
        .isEqualTo(caveat);
  }

  @Test
  void what_brings_another_difference_with_it_is_named() {
    Map<String, String> causes = new TreeMap<>();
    pair("scratch", "rows").stream()
        .filter(entry -> entry.followsFrom() != null)
        .forEach(entry -> causes.put(entry.item(), entry.followsFrom()));

    assertThat(causes)
        .containsOnly(
            Map.entry("batch order", "rows"),
            Map.entry("last batch", "rows"),
            Map.entry("dropout masks", "rows"));
  }

  @Test
  void what_an_engine_does_counts_and_not_what_it_was_asked_for() {
    assertThat(pair("scratch", "cheating"))
        .filteredOn(entry -> entry.item().equals("optimizer"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.observedA()).startsWith("sgd learningRate 0.1, ");
              assertThat(entry.observedB())
                  .startsWith("not sgd learningRate 0.1, ")
                  .contains("times what the formula gives");
            });
    assertThat(pair("scratch", "cheating"))
        .filteredOn(entry -> entry.item().equals("threads"))
        .singleElement()
        .extracting(AuditEntry::observedB)
        .isEqualTo("1 thread reported, 2 observed");
  }

  @Test
  void the_terminal_says_on_top_what_was_alike() {
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(compared.out())
        .contains("audit: scratch and momentum: differs: optimizer (momentum 0.0 against momentum")
        .contains("audit: all items matched in the other pairs\n")
        .contains("to validation accuracy 0.8");
  }

  @Test
  void sentences_name_what_differs() throws IOException {
    for (JsonNode pair : files.comparison().get("verdicts").get("pairs")) {
      if (pair.get("a").asText().equals("scratch") && pair.get("b").asText().equals("momentum")) {
        assertThat(pair.get("caveats").get(0).asText())
            .isEqualTo("momentum 0.0 against momentum 0.9");
        String time = pair.get("time").get("sentence").asText();
        boolean momentumFirst = time.contains(": momentum was") || time.startsWith("momentum is");
        assertThat(time)
            .endsWith(
                time.contains("are equally fast")
                    ? " times as fast)."
                    : momentumFirst
                        ? "momentum 0.9 against momentum 0.0."
                        : "momentum 0.0 against momentum 0.9.");
      }
    }
  }

  @Test
  void the_command_compares_saved_runs_and_its_exit_code_says_what_it_found() {
    CommandRun matched = audit("scratch", "pytorch");
    CommandRun different = audit("scratch", "momentum");

    assertThat(matched.exitCode()).as(matched.err()).isZero();
    assertThat(matched.out()).endsWith("audit: all 17 items matched\n");
    assertThat(different.exitCode()).isEqualTo(1);
    assertThat(different.out())
        .contains("matters for quality and speed\n")
        .endsWith("16 of 17 items matched\n");
  }

  @Test
  void a_run_is_like_itself_contender_by_contender() {
    CommandRun itself = CommandRun.of("audit", files.folder(), files.folder());

    assertThat(itself.exitCode()).isZero();
    assertThat(itself.out()).contains("audit: all 17 items matched in each of 11 pairs");
  }

  @Test
  void runs_are_named_as_everywhere_and_a_contender_behind_a_slash() {
    String id = files.folder().getFileName().toString();
    CommandRun itself = CommandRun.of("audit", "latest", id, "--out", folder);
    CommandRun one =
        CommandRun.of("audit", "latest/scratch", "audited/" + id + "/momentum", "--out", folder);

    assertThat(itself.exitCode()).as(itself.err()).isZero();
    assertThat(itself.out()).contains("matched in each of 11 pairs");
    assertThat(one.exitCode()).as(one.err()).isEqualTo(1);
    assertThat(one.out()).endsWith("16 of 17 items matched\n");
  }

  @Test
  void what_is_no_run_is_refused_in_one_line() {
    CommandRun nothing = CommandRun.of("audit", folder.resolve("nowhere/x"), files.folder());
    CommandRun nobody = audit("scratch", "nobody");

    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err())
        .startsWith("tandem: RUN: expected ")
        .contains("nowhere/x'")
        .hasLineCount(1);
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("expected one of the run's contenders, [scratch, pytorch,");
  }

  @Test
  void phases_sum_to_the_total_to_the_nanosecond() {
    for (ContenderEntry contender : file.contenders()) {
      TimeEntry time = contender.runs().get(0).time();

      assertThat(time.phases().total()).isEqualTo(time.totalSeconds());
      assertThat(time.phases().firstEpoch() + time.phases().steadyEpochs())
          .isCloseTo(time.trainingSeconds(), within(1e-9));
      assertThat(time.phases().startUp()).isPositive();
      assertThat(time.phases().loading()).isPositive();
      assertThat(time.phases().dataHandOver()).isPositive();
      assertThat(time.phases().evaluation()).isPositive();
      assertThat(time.phases().waiting()).isPositive();
      assertThat(time.jitSeconds()).isPositive();
      assertThat(time.gcSeconds()).isNotNegative();
      assertThat(time.target().value()).isEqualTo(0.8);
    }
  }

  @Test
  void memory_is_told_over_time_above_the_empty_jvm() {
    for (ContenderEntry contender : file.contenders()) {
      MemoryEntry memory = contender.runs().get(0).memory();

      assertThat(memory.emptyBytes()).isLessThanOrEqualTo(memory.baselineBytes());
      assertThat(memory.baselineBytes()).isLessThanOrEqualTo(memory.peakBytes());
      assertThat(memory.heapBytes() + memory.offHeapBytes()).isEqualTo(memory.peakBytes());
      assertThat(memory.overTime()).hasSizeGreaterThan(3);
      assertThat(memory.overTime())
          .allSatisfy(
              sample ->
                  assertThat(sample.residentBytes())
                      .isBetween(10L << 20, memory.peakBytes() + (64L << 20)));
    }
  }

  @Test
  void every_epoch_has_scores_norms_and_times() throws IOException {
    RunEntry run = file.contenders().get(0).runs().get(0);
    for (EpochEntry epoch : run.epochs()) {
      assertThat(epoch.validation().f1()).isBetween(0.0, 1.0);
      assertThat(epoch.test().f1()).isBetween(0.0, 1.0);
      assertThat(epoch.gradientNorms()).containsOnlyKeys("0", "3");
      assertThat(epoch.evaluationSeconds()).isPositive();
    }
    List<String> csv =
        Files.readAllLines(files.folder().resolve("contenders/scratch/1/metrics.csv"));
    assertThat(csv).hasSize(1 + EPOCHS);
    assertThat(csv.get(0))
        .endsWith(
            "seconds,validation_f1,test_f1,evaluation_seconds,gradient_norm_0,gradient_norm_3");
  }

  private static CommandRun audit(String a, String b) {
    return CommandRun.of("audit", files.folder().resolve(a), files.folder().resolve(b));
  }

  private static List<AuditEntry> pair(String a, String b) {
    return file.audit().stream()
        .filter(entry -> entry.a().equals(a) && entry.b().equals(b))
        .toList();
  }
}
