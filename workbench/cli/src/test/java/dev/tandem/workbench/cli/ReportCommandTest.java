package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A report with images, made again while more and more of what it was made of goes away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("once")
class ReportCommandTest {
  @TempDir static Path folder;
  private static CommandRun comparison;
  private static Path run;
  private static String first;

  @BeforeAll
  static void compare() throws IOException {
    comparison =
        CommandRun.of(
            "compare",
            "digits",
            "--engines",
            "textbook,scratch",
            "--train-rows",
            200,
            "--test-rows",
            60,
            "--epochs",
            2,
            "--out",
            folder);
    run = RunFolderFiles.only(folder, "digits").folder();
    first = page();
  }

  @Test
  @Order(1)
  void compare_writes_the_report_and_says_where() {
    assertThat(comparison.exitCode()).isZero();
    assertThat(comparison.out()).endsWith("\nopen:     " + run.resolve("report.html") + "\n");
    assertThat(first)
        .contains("id=\"chart-samples\"", "id=\"chart-wrong\"", "id=\"chart-confusion\"")
        .contains("All contenders predict the same class for each of 60 test images.")
        .doesNotContain("id=\"chart-threshold\"");
    assertThat(run.resolve("figures/samples.svg")).content().contains("data:image/png;base64,");
  }

  @Test
  @Order(2)
  void without_the_prepared_data_the_run_folder_has_the_images() throws IOException {
    Path job = run.resolve("contenders/textbook/1/job.json");
    Path prepared = Path.of(Json.MAPPER.readTree(job.toFile()).get("prepared").asText());
    Files.delete(prepared);

    CommandRun again = CommandRun.of("report", "latest", "--out", folder);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEqualTo("report: " + run.resolve("report.html") + "\n");
    assertThat(page()).isEqualTo(first);
  }

  @Test
  @Order(3)
  void without_both_the_images_are_left_out_and_one_line_says_so() throws IOException {
    Files.delete(run.resolve("images.safetensors"));

    CommandRun.of("report", run);
    assertThat(page())
        .contains("Training and test images are left out: the run folder has none")
        .contains("id=\"chart-weights\"")
        .doesNotContain("id=\"chart-samples\"");
  }

  @Test
  @Order(4)
  void a_folder_that_is_no_run_is_refused() {
    CommandRun refused = CommandRun.of("report", folder.resolve("nowhere"));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith("tandem: ").contains("nowhere").hasLineCount(1);
  }

  /** Without links to the glossary, which part sentences. */
  private static String page() throws IOException {
    return Files.readString(run.resolve("report.html"))
        .replaceAll("<a class=\"term\"[^>]*>(.*?)</a>", "$1");
  }
}
