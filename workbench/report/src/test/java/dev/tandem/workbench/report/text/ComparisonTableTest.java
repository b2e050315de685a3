package dev.tandem.workbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ParityEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
  private static final double NAN = Double.NaN;
  private static final RowsEntry ROWS = new RowsEntry(7000, 1000, 2000);

  @Test
  void metrics_stand_contender_beside_contender_with_their_units() {
    String text =
        table(
            contender("scratch", Map.of(), metrics(1, 0.9, 2.4e6)),
            contender("pytorch", Map.of(), metrics(1, 0.875, 300e6)));

    assertThat(text)
        .contains("t, generated: 7,000 training, 1,000 validation and 2,000 test rows, 3 features")
        .containsPattern("\n +scratch +pytorch\n")
        .containsPattern("test accuracy +90\\.00 % +87\\.50 %\n")
        .containsPattern("peak memory +2 MB +300 MB\n")
        .containsPattern("test loss +- +-\n")
        .doesNotContain("differs in");
  }

  @Test
  void rows_that_are_not_split_are_counted_once_and_said_to_do_both() {
    ComparisonFile file = file(dataset("xor", new RowsEntry(4, 4, 4), "none"));

    assertThat(ComparisonTable.dataset(file))
        .isEqualTo(
            "xor, generated: no split, all 4 rows are both trained on and measured on, 3 features,"
                + " 2 classes");
  }

  @Test
  void several_repeats_show_their_deviation() {
    assertThat(table(contender("scratch", Map.of(), metrics(3, 0.9, 1e6))))
        .contains("90.00 % ± 1.00 %");
  }

  @Test
  void intervals_end_where_their_metric_does_and_a_line_says_so() {
    Map<String, SummaryEntry> metrics =
        Map.of(
            "test.accuracy", new SummaryEntry(0.9167, 0.0416, 0.8132, 1.0201, 3),
            "lastEpoch", new SummaryEntry(3, 1, -0.3, 6, 3),
            "totalSeconds", new SummaryEntry(14.7, 12, -39.09, 68.49, 3));

    assertThat(table(contender("scratch", Map.of(), metrics)))
        .containsPattern("test accuracy .*\n  95 % interval +81\\.32 % to 100\\.00 %\n")
        .containsPattern("last epoch .*\n  95 % interval +0 to 6\n")
        .containsPattern("whole process .*\n  95 % interval +0\\.00 s to 68\\.49 s\n")
        .contains(
            "intervals end where their metric does: shares at 0 and 1, counts, times and losses at"
                + " 0\n");
    assertThat(table(contender("scratch", Map.of(), metrics(3, 0.9, 1e6))))
        .doesNotContain("intervals end");
  }

  @Test
  void zero_has_no_sign() {
    assertThat(Formats.whole(-0.3)).isEqualTo("0");
    assertThat(Formats.seconds(-0.001)).isEqualTo("0.00 s");
    assertThat(Formats.fourDigits(-0.00012)).isEqualTo("-0.0001");
  }

  @Test
  void counts_of_the_confusion_matrix_are_means_over_the_repeats_like_all_metrics()
      throws IOException {
    JsonNode tree = Json.MAPPER.valueToTree(RunOnDisk.file(List.of("No", "Yes"), 2, 0.5));
    ArrayNode first = (ArrayNode) tree.at("/contenders/0/runs/0/metrics/test/confusion/0");
    first.set(0, 1).set(1, 1);

    // [2, 0], [1, 1] in all others
    assertThat(ComparisonTable.of(Json.MAPPER.treeToValue(tree, ComparisonFile.class)))
        .containsPattern(
            "test true negatives +1\\.5 +2\\.0\ntest false positives +0\\.5 +0\\.0\n"
                + "test false negatives +1\\.0 +1\\.0\ntest true positives +1\\.0 +1\\.0\n");
    assertThat(ComparisonTable.of(RunOnDisk.file(List.of("No", "Yes"), 1, 0.5)))
        .containsPattern("test true negatives +2 +2\ntest false positives +0 +0\n");
  }

  @Test
  void an_override_is_a_plain_number() {
    Map<String, Object> overrides = Map.of("optimizer", Map.of("learningRate", 5e-4));

    assertThat(table(contender("a", overrides, Map.of())))
        .contains("optimizer.learningRate 0.0005");
  }

  @Test
  void every_override_has_a_row() {
    Map<String, Object> overrides =
        Map.of("optimizer", Map.of("learningRate", 5e-4), "data", Map.of("trainRows", 5));
    String text = table(contender("a", Map.of(), Map.of()), contender("b", overrides, Map.of()));

    assertThat(text)
        .containsPattern("differs in +- +\\S+ \\S+\n")
        .contains("optimizer.learningRate 0.0005", "data.trainRows 5");
  }

  @Test
  void baselines_the_best_possible_notes_and_parity_stand_below() {
    assertThat(table(contender("a", Map.of(), Map.of())))
        .contains("always predicting the majority class gives 80.00 % accuracy\n")
        .contains("baseline: always predicting 'Yes' gives F1 0.3300 and PR-AUC 0.2000\n")
        .contains("best possible: test PR-AUC 0.4500")
        .contains("data: 5 rows dropped\n")
        .contains("parity: a and b: largest weight difference 1e-07, largest loss");
  }

  @Test
  void four_contenders_stay_within_140_columns() {
    String text =
        table(
            contender("scratch-as-reported", Map.of(), metrics(3, 0.9, 1e8)),
            contender("pytorch-as-reported", Map.of(), metrics(3, 0.9, 1e8)),
            contender("pytorch-same-optimizer", Map.of(), metrics(3, 0.9, 1e8)),
            contender("scratch-same-optimizer", Map.of(), metrics(3, 0.9, 1e8)));

    assertThat(text.lines().mapToInt(String::length)).allMatch(length -> length <= 140);
  }

  private static Map<String, SummaryEntry> metrics(int n, double accuracy, double bytes) {
    double sd = n > 1 ? 0.01 : NAN;
    return Map.of(
        "test.accuracy", new SummaryEntry(accuracy, sd, NAN, NAN, n),
        "test.loss", new SummaryEntry(NAN, NAN, NAN, NAN, n),
        "peakBytes", new SummaryEntry(bytes, n > 1 ? 0 : NAN, NAN, NAN, n),
        "baselineBytes", new SummaryEntry(1e6, NAN, NAN, NAN, n));
  }

  private static ContenderEntry contender(
      String id, Map<String, Object> overrides, Map<String, SummaryEntry> summary) {
    return new ContenderEntry(
        id,
        "scratch",
        "1",
        "CPU",
        1,
        "float32",
        "finished",
        null,
        22,
        overrides,
        null,
        List.of(),
        summary);
  }

  private static DatasetEntry dataset(String name, RowsEntry rows, String split) {
    return new DatasetEntry(
        name,
        true,
        "ab",
        3,
        List.of("No", "Yes"),
        rows,
        split,
        List.of("5 rows dropped"),
        List.of(),
        0.45,
        null);
  }

  private static String table(ContenderEntry... contenders) {
    return ComparisonTable.of(file(dataset("t", ROWS, "stratified"), contenders));
  }

  private static ComparisonFile file(DatasetEntry dataset, ContenderEntry... contenders) {
    return new ComparisonFile(
        ComparisonFile.SCHEMA,
        "classification",
        Map.of(),
        dataset,
        new BaselineEntry.OfClasses(0.8, 0.2, 0.33),
        List.of(contenders),
        List.of(new ParityEntry("a", "b", 1, 1e-7, 2e-8)),
        null,
        List.of(),
        null,
        null);
  }
}
