package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.UnitsSeen;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.FindingEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For every sentence of the analysis a real run that has it and one that has not. */
@Tag("once")
class CompareAnalysisTest {
  @TempDir static Path folder;
  private static String terminal;
  private static ComparisonFile classes;
  private static ComparisonFile starts;
  private static ComparisonFile rates;

  @BeforeAll
  static void compare() throws IOException {
    classes =
        run(
            "classes",
            "data: {source: appointments, rows: 1500}\n"
                + "network: {hidden: [], initialization: he, biases: zeros}\n"
                + "optimizer: {type: adam, learningRate: 0.02}\n"
                + "training: {epochs: 16, batchSize: 32, seed: 7}\n"
                + "contenders:\n"
                + "  - {id: rests, engine: scratch}\n"
                + "  - {id: overfits, engine: scratch, overrides:"
                + " {network: {hidden: [32]}, optimizer: {learningRate: 0.01}}}\n"
                + "  - {id: hasty, engine: scratch, overrides: {network: {hidden: [4]},"
                + " optimizer: {type: sgd, learningRate: 0.02}, training: {epochs: 4}}}\n");
    starts =
        run(
            "starts",
            "data: {source: xor}\n"
                + "network: {hidden: [4], activation: tanh, initialization: he, biases: zeros}\n"
                + "optimizer: {type: sgd, learningRate: 1}\n"
                + "training: {epochs: 200, batchSize: full, seed: 7}\n"
                + "contenders:\n"
                + "  - {id: learns, engine: scratch}\n"
                + "  - {id: symmetric, engine: scratch, overrides:"
                + " {network: {initialization: zeros}}}\n"
                + "  - {id: small, engine: scratch, overrides:"
                + " {network: {initialization: {normal: 0.0001}}}}\n"
                + "  - {id: dead, engine: scratch, overrides: {network: {activation: relu},"
                + " optimizer: {learningRate: 100}, training: {epochs: 5}}}\n");
    rates =
        run(
            "rates",
            "data: {source: friedman, rows: 300}\n"
                + "network: {hidden: [], initialization: he, biases: zeros}\n"
                + "loss: mean-squared-error\n"
                + "optimizer: {type: sgd, learningRate: 1.5}\n"
                + "training: {epochs: 20, batchSize: 32, seed: 7}\n"
                + "contenders:\n"
                + "  - {id: diverges, engine: scratch}\n"
                + "  - {id: holds, engine: scratch, overrides:"
                + " {optimizer: {learningRate: 0.05}}}\n",
            "--try-rates");
  }

  private static ComparisonFile run(String name, String experiment, Object... options)
      throws IOException {
    Path yaml =
        Files.writeString(folder.resolve(name + ".yaml"), "name: " + name + "\n" + experiment);
    Object[] arguments =
        Stream.concat(Stream.of("compare", yaml, "--verbose", "--out", folder), Stream.of(options))
            .toArray();
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.err()).isEmpty();
    terminal = run.out();
    Path own = RunFolderFiles.only(folder, name).folder();
    return Json.MAPPER.readValue(own.resolve("comparison.json").toFile(), ComparisonFile.class);
  }

  @Test
  void overfitting_is_said_of_the_run_that_has_it_alone() {
    assertThat(sentence(classes, "overfits", "overfits"))
        .startsWith("overfits overfits from epoch 2 on: validation loss rises from 0.46");
    assertThat(keys(classes, "rests")).doesNotContain("overfits");
    assertThat(keys(classes, "hasty")).doesNotContain("overfits");
  }

  @Test
  void undertraining_is_said_of_the_run_that_has_it_alone() {
    assertThat(sentence(classes, "hasty", "undertrained"))
        .startsWith("hasty is under-trained: in the last 2 epochs, validation loss still fell");
    assertThat(keys(classes, "rests")).doesNotContain("undertrained");
    assertThat(keys(classes, "overfits")).doesNotContain("undertrained");
  }

  @Test
  void accuracy_that_the_majority_has_too_is_said_of_the_runs_that_have_it_alone() {
    assertThat(sentence(classes, "hasty", "no-better-than-majority"))
        .isEqualTo(
            "hasty: test accuracy is 79.3 %, no better than the 79.3 % of always predicting 'No';"
                + " it finds 0.0 % of the 'Yes' rows.");
    assertThat(keys(starts, "learns")).doesNotContain("no-better-than-majority");
  }

  @Test
  void a_better_threshold_is_said_of_the_run_that_has_it_alone() {
    assertThat(sentence(classes, "rests", "better-threshold"))
        .startsWith("rests: a threshold of 0.26")
        .contains("would raise test F1 from 0.28 to 0.52; always predicting 'Yes' gives 0.34.");
    assertThat(keys(classes, "hasty")).doesNotContain("better-threshold");
  }

  @Test
  void a_dead_layer_is_said_of_the_run_that_has_it_alone() {
    assertThat(sentence(starts, "dead", "dead-layer"))
        .startsWith("dead: all 4 units of layer 1 (relu) are dead: 0 on all 4 training rows");
    assertThat(keys(classes, "overfits")).doesNotContain("dead-layer");
    assertThat(units(classes, "overfits").get(0).layer()).isEqualTo(1);
    assertThat(units(classes, "overfits").get(0).units()).isEqualTo(32);
  }

  private static List<UnitsSeen> units(ComparisonFile file, String contender) {
    return file.contenders().stream()
        .filter(own -> own.id().equals(contender))
        .findFirst()
        .orElseThrow()
        .runs()
        .get(0)
        .observed()
        .units();
  }

  @Test
  void a_stuck_loss_and_its_start_are_said_of_the_runs_that_have_them_alone() {
    assertThat(sentence(starts, "symmetric", "stuck"))
        .contains("stuck at 0.6931, close to ln 2 (0.6931)")
        .contains("symmetric initial weights (initialization zeros");
    assertThat(sentence(starts, "small", "stuck")).contains("initial weights are too small");
    assertThat(keys(starts, "learns")).isEmpty();
  }

  @Test
  void a_diverged_run_has_the_largest_rate_tried_that_holds() {
    assertThat(sentence(rates, "diverges", "diverged"))
        .startsWith(
            "diverges diverged in epoch 6 at learning rate 1.5; 0.15 (1/10 of it) is the largest"
                + " smaller rate that works: running training loss from 52.0");
    assertThat(keys(rates, "holds")).doesNotContain("diverged");
  }

  @Test
  void the_trainings_at_other_rates_leave_no_files_and_no_lines() throws IOException {
    Path own = RunFolderFiles.only(folder, "rates").folder();
    try (Stream<Path> files = Files.list(own)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".rate-"));
    }
    assertThat(terminal)
        .contains("analysis: diverges diverged in epoch 6 at learning rate 1.5")
        .doesNotContain("at rate 0.15  train")
        .doesNotContain("NaN");
  }

  @Test
  void the_report_has_the_sentences_first_in_its_analysis() throws IOException {
    Path report = RunFolderFiles.only(folder, "classes").folder().resolve("report.md");

    assertThat(Files.readString(report))
        .contains("### What stands out\n\n- rests: test accuracy is 79.0 %, no better than")
        .doesNotContain("NaN");
  }

  private static List<String> keys(ComparisonFile file, String contender) {
    return of(file, contender).map(FindingEntry::key).toList();
  }

  private static String sentence(ComparisonFile file, String contender, String key) {
    List<String> found =
        of(file, contender)
            .filter(finding -> finding.key().equals(key))
            .map(FindingEntry::sentence)
            .toList();
    assertThat(found).as(contender + ": " + key).hasSize(1);
    return found.get(0);
  }

  private static Stream<FindingEntry> of(ComparisonFile file, String contender) {
    return file.analysis().stream().filter(finding -> finding.contender().equals(contender));
  }
}
