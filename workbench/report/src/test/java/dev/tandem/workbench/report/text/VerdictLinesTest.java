package dev.tandem.workbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictLinesTest {
  private static final TimeVerdictEntry TIME =
      new TimeVerdictEntry(
          "undecided", null, "Who knows.", 1, 1, 1, 1, "epochs", 0.05, 1, 1, null, 1.0, 1.0, false);

  @Test
  void other_metrics_say_in_words_who_is_better_and_what_does_not_match() {
    List<String> unmatched = List.of("sgd learningRate 0.05 against sgd learningRate 60.0");

    String text =
        text(
            metric("accuracy", VerdictsEntry.UNDECIDED, null, List.of()),
            metric("prAuc", VerdictsEntry.DIFFERENT, "b", unmatched),
            metric("f1", VerdictsEntry.DIFFERENT, "b", unmatched),
            metric("loss", VerdictsEntry.DIFFERENT, "a", List.of()),
            metric("rocAuc", VerdictsEntry.SAME, null, List.of()),
            metric("recall", VerdictsEntry.UNDECIDED, null, List.of()));

    assertThat(text)
        .contains(
            "others:  a is better in loss; b is better in PR-AUC, F1 (not matched, and perhaps why:"
                + " sgd learningRate 0.05 against sgd learningRate 60.0); the same in ROC-AUC;"
                + " undecided in recall\n");
  }

  @Test
  void a_file_from_before_caveats_were_kept_with_metrics_is_read() {
    assertThat(
            text(
                metric("accuracy", VerdictsEntry.UNDECIDED, null, null),
                metric("loss", VerdictsEntry.DIFFERENT, "a", null)))
        .contains("others:  a is better in loss\n");
  }

  private static String text(FigureVerdictEntry... metrics) {
    PairEntry pair = new PairEntry("a", "b", List.of(), List.of(metrics), TIME, List.of(), null);
    return VerdictLines.of(new VerdictsEntry("accuracy", Map.of(), 0.05, List.of(pair), List.of()));
  }

  private static FigureVerdictEntry metric(
      String key, String verdict, String better, List<String> caveats) {
    return new FigureVerdictEntry(
        key, key.equals("accuracy"), verdict, better, "A sentence.", caveats, null);
  }
}
