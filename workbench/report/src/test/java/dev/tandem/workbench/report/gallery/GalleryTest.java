package dev.tandem.workbench.report.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.chart.Chart;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.ProbabilityChart;
import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
  private static final List<String> NAMES = List.of("no", "yes");

  @TempDir Path folder;

  @Test
  void every_line_chart_has_marks_inside_its_axes() throws IOException {
    Gallery gallery = gallery(RunOnDisk.file(NAMES, 1, 0.5, 0.4));
    assertThat(gallery.charts())
        .filteredOn(LineChart.class::isInstance)
        .hasSizeGreaterThan(6)
        .allSatisfy(chart -> assertThat(((LineChart) chart).marks()).isPositive());
  }

  @Test
  void gradients_that_were_inspected_in_some_epochs_only_make_a_line_through_these() {
    double[] loss = {1, 0.5, 0.4, 0.3, 0.2, 0.1};
    LineChart norms = (LineChart) chart(RunOnDisk.file(NAMES, 1, loss), "gradient-norms");
    assertThat(norms.lines()).hasSize(1);
    assertThat(norms.lines().get(0).label()).isEqualTo("scratch = pytorch, layer 0");
    assertThat(norms.lines().get(0).x()).containsExactly(1, 3, 5);
  }

  @Test
  void a_chart_without_values_is_left_out_and_one_line_says_so() throws IOException {
    Gallery gallery = gallery(RunOnDisk.file(NAMES, 1, Double.NaN));
    assertThat(gallery.charts()).extracting(Chart::name).doesNotContain("loss");
    assertThat(gallery.leftOut()).contains("No values to draw: Loss per epoch.");
  }

  @Test
  void contenders_that_learnt_the_same_share_their_lines_and_the_note_says_so() {
    LineChart loss = (LineChart) chart(RunOnDisk.file(NAMES, 1, 0.5, 0.4), "loss");
    assertThat(loss.lines())
        .extracting(line -> line.label())
        .containsExactly(
            "scratch = pytorch, training",
            "scratch = pytorch, validation",
            "scratch = pytorch, test");
    assertThat(loss.note()).endsWith("Lines drawn as one are equal.");
  }

  @Test
  void bars_show_the_probabilities_of_the_same_rows_for_every_contender() {
    ProbabilityChart bars =
        (ProbabilityChart) chart(RunOnDisk.file(NAMES, 1, 0.5, 0.4), "predictions-bars");
    assertThat(bars.rows()).hasSize(4); // all that there are
    ProbabilityChart.Answer missed = bars.rows().get(3).contenders().get(1);
    assertThat(missed.words()).isEqualTo("pytorch: no, wrong");
    assertThat(missed.bars().get(0).isPredicted()).isTrue();
    assertThat(missed.bars().get(1).isActual()).isTrue();
    // one logit of -3: 1 / (1 + e³) = 0.0474
    assertThat(missed.bars().get(1).probability()).isBetween(0.0474, 0.0475);
  }

  private Chart chart(ComparisonFile file, String name) {
    try {
      return gallery(file).charts().stream()
          .filter(chart -> chart.name().equals(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Gallery gallery(ComparisonFile file) throws IOException {
    return Gallery.of(SavedRun.at(RunOnDisk.write(folder, file)));
  }
}
