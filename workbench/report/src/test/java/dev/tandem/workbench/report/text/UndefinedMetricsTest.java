package dev.tandem.workbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndefinedMetricsTest {
  private static final double NONE = Double.NaN;

  @Test
  void areas_without_positive_rows_say_why() {
    int[][] noYes = {{4, 0}, {0, 0}};

    assertThat(UndefinedMetrics.of(file(List.of("No", "Yes"), classes(noYes, 0.3, NONE))))
        .isEqualTo("test PR-AUC and ROC-AUC: cannot be computed, no row is of class 'Yes'\n");
  }

  @Test
  void classes_that_have_no_share_in_macro_averages_are_named() {
    int[][] noB = {{3, 0, 1}, {0, 0, 0}, {0, 0, 2}};

    assertThat(UndefinedMetrics.of(file(List.of("a", "b", "c"), classes(noB, 0.3, NONE))))
        .isEqualTo(
            "test PR-AUC and ROC-AUC: cannot be computed, no row is of class 'b'\n"
                + "test precision, recall and F1: without class 'b', which no row is of or"
                + " predicted as\n");
  }

  @Test
  void outputs_that_are_no_numbers_are_the_reason_where_all_classes_have_rows() {
    int[][] all = {{2, 0}, {1, 1}};

    assertThat(UndefinedMetrics.of(file(List.of("No", "Yes"), classes(all, NONE, NONE))))
        .contains("PR-AUC and ROC-AUC: cannot be computed, some probabilities are no finite")
        .contains("test loss: cannot be computed, some outputs are no finite numbers");
  }

  @Test
  void where_all_metrics_are_defined_nothing_is_said() {
    int[][] all = {{2, 0}, {1, 1}};

    assertThat(UndefinedMetrics.of(file(List.of("No", "Yes"), classes(all, 0.3, 0.9)))).isEmpty();
  }

  @Test
  void r_squared_of_one_row_says_why() {
    MetricsEntry one = new MetricsEntry.OfNumbers(4, 2, 2, NONE);

    assertThat(UndefinedMetrics.of(file(List.of(), one)))
        .isEqualTo("test R²: cannot be computed from fewer than two rows\n");
  }

  private static MetricsEntry classes(int[][] confusion, double loss, double area) {
    return new MetricsEntry.OfClasses(loss, 0.7, 1, 0.5, 0.6, area, area, confusion, null);
  }

  private static ComparisonFile file(List<String> classes, MetricsEntry test) {
    ComparisonFile plain = RunOnDisk.file(classes, 1, 0.5);
    return plain.with(plain.contenders().stream().map(own -> with(own, test)).toList());
  }

  private static ContenderEntry with(ContenderEntry own, MetricsEntry test) {
    RunEntry run = own.runs().get(0);
    RunEntry other =
        new RunEntry(
            1,
            7,
            run.epochs(),
            null,
            null,
            Map.of("test", test),
            run.time(),
            run.memory(),
            null,
            "feed");
    return new ContenderEntry(
        own.id(),
        own.engine(),
        own.version(),
        own.device(),
        own.threads(),
        own.precision(),
        own.status(),
        own.message(),
        own.parameters(),
        own.overrides(),
        null,
        List.of(other),
        own.summary());
  }
}
