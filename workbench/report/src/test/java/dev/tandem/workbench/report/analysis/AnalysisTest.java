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
            "scratch, pytorch: the training loss (running mean) fell from 0.5000 in epoch 1 to"
                + " 0.4000 in epoch 3 (mean of 2 repeats).",
            "scratch, pytorch: the validation loss was lowest, 0.4000, after epoch 2; after the"
                + " last epoch (3) it was 0.5000, higher by 0.10 (mean of 2 repeats).",
            "scratch, pytorch: overfitting: test loss 0.3500, training loss 0.3000; test loss was"
                + " lowest after epoch 2 of 3 (mean of 2 repeats).",
            "scratch, pytorch: the validation accuracy stayed at 0.7 or better in 2 of 2 repeats,"
                + " on average from epoch 1.0 on, after 0.50 s of training.",
            "scratch, pytorch: training took 1.50 s of the process's 2.50 s; in steady state it"
                + " processed 1,234 rows/s (mean of 2 repeats).",
            // epochs of 0.5, 0.25 and 0.167 s
            "scratch, pytorch: the first epoch took 0.500 s, the median later epoch 0.208 s"
                + " (mean of 2 repeats).",
            "scratch, pytorch: JIT compilation used 0.80 s of CPU time and garbage collection 0.05"
                + " s, both in parallel with the rest (mean of 2 repeats).",
            "scratch, pytorch: the process used at most 200 MB, 50 MB more than at start, with the"
                + " engine loaded and no data (mean of 2 repeats).",
            "scratch, pytorch: that is 160 MB more than an empty JVM uses; the peak is 60 MB of"
                + " Java heap and 140 MB of other memory (mean of 2 repeats).",
            "scratch, pytorch: the test loss rose in 1 of 2 steps from epoch to epoch, by at most"
                + " 0.10 (mean of 2 repeats).",
            "scratch, pytorch: over 2 repeats, test accuracy was between 0.7100 and 0.7200"
                + " (standard deviation 0.050).");
  }

  @Test
  void sentences_change_with_the_metrics() {
    List<String> rising = sentences(RunOnDisk.file(NAMES, 2, 0.2, 0.5, 0.6));
    assertThat(rising)
        .contains(
            "scratch, pytorch: the training loss (running mean) rose from 0.2000 in epoch 1 to"
                + " 0.6000 in epoch 3 (mean of 2 repeats).")
        .contains(
            "scratch, pytorch: the test loss rose in 2 of 2 steps from epoch to epoch, by at most"
                + " 0.30 (mean of 2 repeats).");
    assertThat(sentences(RunOnDisk.file(NAMES, 2, 0.6, 0.5, 0.4)))
        .contains(
            "scratch, pytorch: the validation loss was lowest, 0.5000, after the last epoch (3)"
                + " (mean of 2 repeats).",
            "scratch, pytorch: the test loss never rose in 2 steps from epoch to epoch"
                + " (mean of 2 repeats).");
  }

  @Test
  void of_one_repeat_and_one_step_each_sentence_is_in_the_singular() {
    assertThat(sentences(RunOnDisk.file(NAMES, 1, 0.5, 0.4)))
        .contains(
            "scratch, pytorch: the training loss (running mean) fell from 0.5000 in epoch 1 to"
                + " 0.4000 in epoch 2.",
            "scratch, pytorch: the validation accuracy stayed at 0.7 or better from epoch 1 on,"
                + " after 0.50 s of training.",
            "scratch, pytorch: the test loss did not rise from epoch 1 to epoch 2.");
    assertThat(sentences(RunOnDisk.file(NAMES, 1, 0.4, 0.5)))
        .contains("scratch, pytorch: the test loss rose by 0.10 from epoch 1 to epoch 2.");
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
            "scratch, pytorch: the trained network's loss is 0.0024 on both training and test"
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
            "scratch, pytorch: the validation accuracy stayed at 0.7 or better from epoch 1 on,"
                + " after 0.50 s of training; always predicting the majority class reaches it"
                + " too.");
    assertThat(ComparisonTable.remarks(file))
        .contains(
            "target: always predicting the majority class also reaches validation accuracy 0.7 (it"
                + " is right on 70.00 % of the test rows); try a higher --target");
    assertThat(ComparisonTable.remarks(FILE)).noneMatch(line -> line.startsWith("target: "));
  }

  @Test
  void with_one_repeat_nothing_is_said_over_repeats() {
    assertThat(sentences(RunOnDisk.file(NAMES, 1, 0.5, 0.4)))
        .noneMatch(sentence -> sentence.contains("over ") && sentence.contains("repeats"));
  }

  @ParameterizedTest
  @CsvSource({
    "summary, train.loss, overfitting",
    "summary, trainingSeconds, training took",
    "summary, rowsPerSecond, training took",
    "summary, peakBytes, the process used",
    "summary, test.accuracy, test accuracy was",
  })
  void without_a_metric_of_the_summary_its_sentence_is_not_there(
      String part, String key, String words) throws IOException {
    assertMissing(words, contender -> ((ObjectNode) contender.get(part)).remove(key));
  }

  @ParameterizedTest
  @CsvSource({
    "time, jitSeconds, JIT compilation used",
    "time, target, stayed at 0.7 or better in",
    "memory, emptyBytes, than an empty JVM",
    "memory, heapBytes, than an empty JVM",
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
    assertThat(sentences(FILE))
        .anyMatch(s -> s.startsWith("scratch, pytorch: ") && s.contains(words));
    JsonNode tree = Json.MAPPER.valueToTree(FILE);
    change.accept(tree.get("contenders").get(0));
    List<String> left = sentences(Json.MAPPER.treeToValue(tree, ComparisonFile.class));
    assertThat(left).noneMatch(s -> s.startsWith("scratch") && s.contains(words));
    assertThat(left).anyMatch(s -> s.startsWith("pytorch: ") && s.contains(words));
    assertThat(left).noneMatch(s -> s.contains("NaN") || s.contains("null"));
  }

  private static List<String> sentences(ComparisonFile file) {
    return Analysis.of(file).stream().flatMap(part -> part.sentences().stream()).toList();
  }
}
