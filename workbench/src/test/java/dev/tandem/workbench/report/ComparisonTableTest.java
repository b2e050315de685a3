package dev.tandem.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.results.BaselineEntry;
import dev.tandem.workbench.results.ComparisonFile;
import dev.tandem.workbench.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.results.ComparisonFile.ParityEntry;
import dev.tandem.workbench.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.results.ComparisonFile.SummaryEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
  private static final double NAN = Double.NaN;
  private static final RowsEntry ROWS = new RowsEntry(7000, 1000, 2000);

  @Test
  void figures_stand_contender_beside_contender_with_their_units() {
    String text =
        table(
            contender("scratch", Map.of(), figures(1, 0.9, 2.4e6)),
            contender("pytorch", Map.of(), figures(1, 0.875, 300e6)));

    assertThat(text)
        .contains("t, generated: 7,000 training, 1,000 validation and 2,000 test rows, 3 features")
        .containsPattern("\n +scratch +pytorch\n")
        .containsPattern("test accuracy +90\\.00 % +87\\.50 %\n")
        .containsPattern("peak memory +2 MB +300 MB\n")
        .containsPattern("test loss +- +-\n")
        .doesNotContain("differs in");
  }

  @Test
  void several_repeats_show_their_deviation() {
    assertThat(table(contender("scratch", Map.of(), figures(3, 0.9, 1e6))))
        .contains("90.00 % ± 1.00 %");
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
        .contains("has accuracy 80.00 %\n")
        .contains("baseline: always 'Yes' has F1 0.3300 and PR-AUC 0.2000\n")
        .contains("best: no model can expect a test PR-AUC above 0.4500")
        .contains("data: 5 rows dropped\n")
        .contains("parted: a and b: weights by at most 1.00e-07, training loss by");
  }

  @Test
  void four_contenders_stay_within_140_columns() {
    String text =
        table(
            contender("scratch-as-reported", Map.of(), figures(3, 0.9, 1e8)),
            contender("pytorch-as-reported", Map.of(), figures(3, 0.9, 1e8)),
            contender("pytorch-same-optimizer", Map.of(), figures(3, 0.9, 1e8)),
            contender("scratch-same-optimizer", Map.of(), figures(3, 0.9, 1e8)));

    assertThat(text.lines().mapToInt(String::length)).allMatch(length -> length <= 140);
  }

  private static Map<String, SummaryEntry> figures(int n, double accuracy, double bytes) {
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

  private static String table(ContenderEntry... contenders) {
    DatasetEntry dataset =
        new DatasetEntry(
            "t",
            true,
            "ab",
            3,
            List.of("No", "Yes"),
            ROWS,
            "stratified",
            List.of("5 rows dropped"),
            0.45);
    return ComparisonTable.of(
        new ComparisonFile(
            ComparisonFile.SCHEMA,
            "classification",
            Map.of(),
            dataset,
            new BaselineEntry.OfClasses(0.8, 0.2, 0.33),
            List.of(contenders),
            List.of(new ParityEntry("a", "b", 1, 1e-7, 2e-8)),
            null,
            List.of()));
  }
}
