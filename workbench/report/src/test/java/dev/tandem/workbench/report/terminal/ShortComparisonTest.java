package dev.tandem.workbench.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortComparisonTest {
  private static final List<String> CLASSES = List.of("No", "Yes");

  @Test
  void numbers_end_below_one_another_and_below_their_headings() {
    assertThat(ShortTable.of(RunOnDisk.file(CLASSES, 1, 0.5), 100))
        .containsExactly(
            "              loss          PR-AUC     accuracy %        F1              training     "
                + " memory",
            "          train    test  train  test  train   test  train  test  time s  speedup "
                + " rows/s   MB",
            "scratch  0.3000  0.3500      -     -      -  75.00      -     -    1.50    1.00x  "
                + " 1,234  200",
            "pytorch  0.3000  0.3500      -     -      -  75.00      -     -    1.50    1.00x  "
                + " 1,234  200");
  }

  @Test
  void a_narrow_terminal_gets_fewer_columns_and_never_wider_lines() {
    assertThat(ShortTable.of(RunOnDisk.file(CLASSES, 1, 0.5), 62))
        .allMatch(line -> line.length() <= 62)
        .first()
        .asString()
        .contains("loss", "PR-AUC", "training", "memory")
        .doesNotContain("F1", "rows/s");
  }

  @Test
  void several_repeats_have_their_deviations_below_the_means() {
    List<String> lines = ShortTable.of(RunOnDisk.file(CLASSES, 3, 0.5), 100);

    assertThat(lines).hasSize(6);
    assertThat(lines.get(3)).startsWith("  ± deviation  0.0100  0.0100").contains("5.00");
  }

  @Test
  void a_file_from_before_there_were_verdicts_is_read() {
    ComparisonFile file = RunOnDisk.file(CLASSES, 1, 0.5);

    assertThat(ShortComparison.lines(file, 100, 30))
        .contains("audit     not matched: threads (of 2 items)")
        .noneMatch(line -> line.startsWith("better?"));
  }
}
