package dev.tandem.workbench.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.report.text.ComparisonTable;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {
  private static final List<String> NAMES = List.of("No", "Yes");
  private static final ComparisonFile FILE = RunOnDisk.file(NAMES, 2, 0.5, 0.3, 0.4);

  @Test
  void every_part_has_its_sentences() {
    assertThat(Analysis.of(FILE))
        .extracting(Analysis.Part::heading)
        .containsExactly("Convergence", "Performance", "Memory", "Stability");
    assertThat(sentences(FILE))
        .contains(
            "scratch: the training loss (running mean) fell from 0.5000 in epoch 1 to 0.4000 in"
                + " epoch 3 (mean of 2 repeats).",
            "scratch: the validation loss was lowest, 0.4000, after epoch 2; after the last, epoch"
                + " 3, it was 0.5000, higher by 0.10 (mean of 2 repeats).",
            "scratch: the trained network's loss is 0.3000 on training rows and 0.3500 on test"
                + " rows, higher by 0.0500 (mean of 2 repeats).",
            "scratch: the validation accuracy held 0.7 in 2 of 2 repeats, on average from epoch"
                + " 1.0 on, after 0.50 s of training.",
            "scratch: training took 1.50 s of the 2.50 s that its process was at work; in steady"
                + " epochs it processed 1,234 rows per second (mean of 2 repeats).",
            // epochs of 0.5, 0.25 and 0.167 s
            "scratch: the first epoch took 0.500 s, the median of the later ones 0.208 s"
                + " (mean of 2 repeats).",
            "scratch: JIT compilation used 0.80 s of CPU time and garbage collection 0.05 s; both"
                + " overlap the rest (mean of 2 repeats).",
            "scratch: the process held 200 MB at most, 50 MB more than with the engine loaded and"
                + " before any data (mean of 2 repeats).",
            "scratch: that is 160 MB above an empty JVM; 60 MB of the peak are Java heap, 140 MB"
                + " are not (mean of 2 repeats).",
            "scratch: the test loss rose in 1 of 2 steps from one epoch to the next, by 0.10 at"
                + " most (mean of 2 repeats).",
            "scratch: over 2 repeats the test accuracy lay between 0.7100 and 0.7200, with a"
                + " standard deviation of 0.050.",
            "scratch and pytorch diverged in repeat 1 by at most 1.3e-07 in a weight and 3.0e-08 in"
                + " an epoch's training loss.");
  }

  @Test
  void sentences_change_with_the_metrics() {
    List<String> rising = sentences(RunOnDisk.file(NAMES, 2, 0.2, 0.5, 0.6));
    assertThat(rising)
        .contains(
            "scratch: the training loss (running mean) rose from 0.2000 in epoch 1 to 0.6000 in"
                + " epoch 3 (mean of 2 repeats).")
        .contains(
            "scratch: the test loss rose in 2 of 2 steps from one epoch to the next, by 0.30 at"
                + " most (mean of 2 repeats).");
    assertThat(sentences(RunOnDisk.file(NAMES, 2, 0.6, 0.5, 0.4)))
        .contains(
            "scratch: the validation loss was lowest, 0.5000, after epoch 3, the last"
                + " (mean of 2 repeats).",
            "scratch: the test loss rose in none of 2 steps from one epoch to the next"
                + " (mean of 2 repeats).");
  }

  @Test
  void of_one_repeat_and_one_step_each_sentence_is_in_the_singular() {
    assertThat(sentences(RunOnDisk.file(NAMES, 1, 0.5, 0.4)))
        .contains(
            "scratch: the training loss (running mean) fell from 0.5000 in epoch 1 to 0.4000 in"
                + " epoch 2.",
            "scratch: the validation accuracy held 0.7 from epoch 1 on, after 0.50 s of training.",
            "scratch: the test loss did not rise from epoch 1 to epoch 2.");
    assertThat(sentences(RunOnDisk.file(NAMES, 1, 0.4, 0.5)))
        .contains("scratch: the test loss rose by 0.10 from epoch 1 to epoch 2.");
  }

  @Test
  void losses_that_are_printed_alike_are_called_the_same() throws IOException {
    JsonNode tree = Json.MAPPER.valueToTree(RunOnDisk.file(NAMES, 1, 0.5, 0.4));
    tree.get("contenders")
        .forEach(
            own -> {
              ((ObjectNode) own.get("summary").get("train.loss")).put("mean", 0.00241);
              ((ObjectNode) own.get("summary").get("test.loss")).put("mean", 0.00239);
            });

    assertThat(sentences(Json.MAPPER.treeToValue(tree, ComparisonFile.class)))
        .contains(
            "scratch: the trained network's loss is 0.0024 on training rows and the same on test"
                + " rows.")
        .noneMatch(sentence -> sentence.contains("by 0.0000"));
  }

  @Test
  void a_target_that_the_majority_class_reaches_is_told_to_be_one() throws IOException {
    JsonNode tree = Json.MAPPER.valueToTree(RunOnDisk.file(NAMES, 1, 0.5, 0.4));
    ((ObjectNode) tree.get("baselines")).put("majorityAccuracy", 0.7);
    ComparisonFile file = Json.MAPPER.treeToValue(tree, ComparisonFile.class);

    assertThat(sentences(file))
        .contains(
            "scratch: the validation accuracy held 0.7 from epoch 1 on, after 0.50 s of training;"
                + " that is no more than always predicting the majority class.");
    assertThat(ComparisonTable.remarks(file))
        .contains(
            "target: validation accuracy 0.7 is no more than always predicting the majority class,"
                + " which has 70.00 % of the test rows; --target names another");
    assertThat(ComparisonTable.remarks(FILE)).noneMatch(line -> line.startsWith("target: "));
  }

  @Test
  void with_one_repeat_nothing_is_said_over_repeats() {
    assertThat(sentences(RunOnDisk.file(NAMES, 1, 0.5, 0.4)))
        .noneMatch(sentence -> sentence.contains("over ") && sentence.contains("repeats"));
  }

  @ParameterizedTest
  @CsvSource({
    "summary, train.loss, the trained network's loss",
    "summary, trainingSeconds, training took",
    "summary, rowsPerSecond, training took",
    "summary, peakBytes, the process held",
    "summary, test.accuracy, the test accuracy lay",
  })
  void without_a_metric_of_the_summary_its_sentence_is_not_there(
      String part, String key, String words) throws IOException {
    assertMissing(words, contender -> ((ObjectNode) contender.get(part)).remove(key));
  }

  @ParameterizedTest
  @CsvSource({
    "time, jitSeconds, JIT compilation used",
    "time, target, held 0.7 in",
    "memory, emptyBytes, above an empty JVM",
    "memory, heapBytes, above an empty JVM",
  })
  void without_a_metric_of_a_run_its_sentence_is_not_there(String part, String key, String words)
      throws IOException {
    assertMissing(
        words, contender -> ((ObjectNode) contender.get("runs").get(0).get(part)).putNull(key));
  }

  @ParameterizedTest
  @CsvSource({
    "train, the training loss",
    "validation, the validation loss was lowest",
    "test, the test loss rose",
  })
  void without_a_loss_in_an_epoch_its_sentence_is_not_there(String split, String words)
      throws IOException {
    assertMissing(
        words,
        contender ->
            contender
                .get("runs")
                .forEach(
                    run ->
                        run.get("epochs")
                            .forEach(epoch -> ((ObjectNode) epoch.get(split)).putNull("loss"))));
  }

  /** Takes a metric away from the first contender: its sentence goes, the other's stays. */
  private static void assertMissing(String words, Consumer<JsonNode> change) throws IOException {
    assertThat(sentences(FILE)).anyMatch(s -> s.startsWith("scratch: ") && s.contains(words));
    JsonNode tree = Json.MAPPER.valueToTree(FILE);
    change.accept(tree.get("contenders").get(0));
    List<String> left = sentences(Json.MAPPER.treeToValue(tree, ComparisonFile.class));
    assertThat(left).noneMatch(s -> s.startsWith("scratch: ") && s.contains(words));
    assertThat(left).anyMatch(s -> s.startsWith("pytorch: ") && s.contains(words));
    assertThat(left).noneMatch(s -> s.contains("NaN") || s.contains("null"));
  }

  private static List<String> sentences(ComparisonFile file) {
    return Analysis.of(file).stream().flatMap(part -> part.sentences().stream()).toList();
  }
}
