package dev.tandem.workbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.page.ReportView.VerdictCell;
import dev.tandem.workbench.report.page.ReportView.VerdictMatrix;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.EvidenceEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixViewsTest {
  // an epoch of a takes twice as long as one of b, and half as long as one of c
  private static final PairEntry A_AND_B = pair("a", "b", VerdictsEntry.DIFFERENT, "b", -0.015, 2);
  private static final PairEntry A_AND_C = pair("a", "c", VerdictsEntry.SAME, null, 0, 0.5);

  @Test
  void a_cell_says_how_its_row_does_against_its_column() {
    VerdictMatrix matrix = MatrixViews.of(file(A_AND_B, A_AND_C)).get(0);

    assertThat(matrix.answers())
        .containsExactly(
            "In test accuracy: b is better than a; the same: a and c.",
            "b is fastest per epoch in steady state; a takes 2.00x as long.");
    assertThat(matrix.head()).containsExactly("a", "b", "c");
    assertThat(matrix.rows().get(0).cells())
        .containsExactly(
            new VerdictCell("", "", List.of()),
            new VerdictCell("worse", "worse", List.of("−1.50 points", "0.50x as fast")),
            new VerdictCell(
                "same", "the same", List.of("0.00 points", "2.00x as fast (the same)")));
    assertThat(matrix.rows().get(1).cells().get(0))
        .isEqualTo(new VerdictCell("better", "better", List.of("+1.50 points", "2.00x as fast")));
  }

  @Test
  void two_contenders_need_no_matrix() {
    assertThat(MatrixViews.of(file(A_AND_B))).isEmpty();
  }

  private static ComparisonFile file(PairEntry... pairs) {
    VerdictsEntry verdicts =
        new VerdictsEntry("accuracy", Map.of(), 0.05, List.of(pairs), List.of());
    ComparisonFile file = RunOnDisk.file(List.of("No", "Yes"), 1, 0.5);
    return new ComparisonFile(
        file.schema(),
        file.task(),
        file.experiment(),
        file.dataset(),
        file.baselines(),
        file.contenders(),
        file.parity(),
        verdicts,
        file.audit(),
        file.analysis(),
        file.attribution());
  }

  private static PairEntry pair(
      String a, String b, String verdict, String better, double difference, double ratio) {
    EvidenceEntry evidence =
        new EvidenceEntry(5, 0.9, 0.9, difference, 0, 0, 0, 0.005, 1, 1, 1, 1, 1, null, null, null);
    TimeVerdictEntry time =
        new TimeVerdictEntry(
            verdict, better, "", ratio, 0, 9, 5, "repeats", 0.05, 0, 1, null, 1.0, 1.0, false);
    return new PairEntry(
        a,
        b,
        List.of(),
        List.of(new FigureVerdictEntry("accuracy", true, verdict, better, "", List.of(), evidence)),
        time,
        List.of(),
        null);
  }
}
