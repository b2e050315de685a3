package dev.tandem.workbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class RunReportTest {
  private static final List<String> NAMES = List.of("No", "</script><b onclick=x>Yes|_*");

  @TempDir Path folder;

  @Test
  void the_page_says_all_and_asks_nobody() throws IOException {
    Written report = report(RunOnDisk.file(NAMES, 2, 0.5, 0.4));
    String page = report.html();
    assertThat(report.text())
        .contains("<title>small: scratch, pytorch</title>")
        .contains("small, generated: 8 training, 4 validation and 4 test rows")
        .contains("Not matched: threads (of 2 items).")
        .contains(
            "the training loss (running mean) fell from 0.5000 in epoch 1 to 0.4000 in epoch 2"
                + " (mean of 2 repeats).")
        .contains("/experiment.yaml");
    assertThat(page)
        .doesNotContain("sourceMappingURL")
        .doesNotContainPattern("(src|href)=\"(?!data:|#)");
    assertThat(page.length()).isLessThan(5_000_000);
  }

  @Test
  void page_and_markdown_begin_with_the_result_and_have_the_same_order() throws IOException {
    Written report = report(RunOnDisk.file(NAMES, 2, 0.5, 0.4));
    List<String> headings =
        List.of(
            "Confusion matrices",
            "Analysis",
            "All metrics",
            "Verdicts",
            "Audit",
            "Other charts",
            "Reproduce",
            "Glossary");
    assertThat(report.text())
        .containsSubsequence(
            Stream.concat(
                    Stream.of("<dt>scratch</dt>", "chart-loss", "chart-accuracy"),
                    headings.stream().map(heading -> "<h2>" + heading + "</h2>"))
                .toList());
    assertThat(report.markdown())
        .containsSubsequence(
            Stream.concat(
                    Stream.of("| training time |", "figures/loss.png", "figures/accuracy.png"),
                    headings.stream().map(heading -> "\n## " + heading + "\n"))
                .toList());
  }

  @Test
  void charts_of_predictions_say_that_they_are_of_the_first_repeat_where_there_are_more()
      throws IOException {
    String several = report(RunOnDisk.file(NAMES, 2, 0.5, 0.4)).markdown();
    assertThat(several)
        .contains("Confusion matrix, test rows, first repeat")
        .contains("probabilities mean what they say. Of the first repeat.")
        .contains("Of the first repeat. Diagonal: random guessing.");
    assertThat(report(RunOnDisk.file(NAMES, 1, 0.5, 0.4)).markdown())
        .doesNotContain(", first repeat", "Of the first repeat");
  }

  @Test
  void names_of_classes_are_text_wherever_they_stand() throws IOException {
    Written report = report(RunOnDisk.file(NAMES, 1, 0.5, 0.4));
    assertThat(report.html())
        .contains("&lt;/script&gt;&lt;b onclick")
        .contains("\\u003c/script>\\u003cb onclick=x>Yes")
        .doesNotContain("<b onclick");
    assertThat(report.markdown()).contains("Yes\\|\\_\\*").doesNotContain("<b onclick");
  }

  @Test
  void every_chart_has_both_files_and_stands_in_both_reports() throws IOException {
    Written report = report(RunOnDisk.file(NAMES, 2, 0.5, 0.4));
    List<String> names =
        List.of(
            "loss",
            "accuracy",
            "f1",
            "gradient-norms",
            "predictions-bars",
            "confusion",
            "confusion-train",
            "roc",
            "precision-recall",
            "threshold",
            "calibration",
            "seconds-per-epoch",
            "phases",
            "memory");
    assertThat(files())
        .containsExactlyInAnyOrderElementsOf(
            names.stream().flatMap(n -> Stream.of(n + ".png", n + ".svg")).toList());
    for (String name : names) {
      assertThat(report.html()).contains("<figure id=\"chart-" + name + "\">");
      assertThat(report.markdown()).contains("(figures/" + name + ".png)");
    }
  }

  @Test
  void without_predictions_their_charts_are_left_out_and_one_line_says_so() throws IOException {
    RunOnDisk.write(folder, RunOnDisk.file(NAMES, 1, 0.5, 0.4));
    for (String id : RunOnDisk.IDS) {
      Files.delete(folder.resolve("contenders/" + id + "/1/predictions.csv"));
    }
    RunReport.write(folder);
    assertThat(files()).contains("loss.png", "confusion.png").doesNotContain("roc.png");
    assertThat(written().text())
        .contains("Predictions of 2 of 2 contenders are not whole in the run folder");
  }

  @Test
  void a_run_that_nobody_finished_has_a_report_without_charts() throws IOException {
    Written report = report(RunOnDisk.file(NAMES, 0));
    assertThat(folder.resolve("figures")).doesNotExist();
    assertThat(report.text())
        .contains("There are no charts: no contender finished.")
        .contains("scratch, pytorch: did not finish (failed): out of luck");
  }

  @Test
  void nothing_half_written_is_left_and_the_second_time_gives_the_same() throws IOException {
    Written first = report(RunOnDisk.file(NAMES, 2, 0.5, 0.4));
    RunReport.write(folder);
    assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(first.html());
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".") || name.endsWith(".part"));
    }
  }

  @Test
  void a_folder_that_is_no_run_is_refused_in_one_line() {
    assertThatThrownBy(() -> RunReport.write(folder.resolve("nowhere")))
        .isInstanceOf(RunException.class)
        .hasMessage(
            folder.resolve("nowhere")
                + ": expected the folder of a comparison, with comparison.json in it, such as"
                + " runs/digits/20261122-101500, got no folder");
  }

  private record Written(String html, String markdown) {
    /** The page without links to the glossary. */
    String text() {
      return html.replaceAll("<a class=\"term\"[^>]*>(.*?)</a>", "$1");
    }
  }

  private Written report(ComparisonFile file) throws IOException {
    RunReport.write(RunOnDisk.write(folder, file));
    return written();
  }

  private Written written() throws IOException {
    return new Written(
        Files.readString(folder.resolve("report.html")),
        Files.readString(folder.resolve("report.md")));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("figures"))) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }
}
