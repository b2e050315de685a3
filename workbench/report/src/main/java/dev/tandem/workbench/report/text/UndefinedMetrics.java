package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why a metric of a table is a dash, and which classes have no share in a macro average. */
final class UndefinedMetrics {
  private UndefinedMetrics() {}

  /** Returns a line for each reason, once for all contenders that share it; empty without any. */
  static String of(ComparisonFile file) {
    Set<String> lines = new LinkedHashSet<>();
    for (ContenderEntry contender : file.contenders()) {
      DatasetEntry data = contender.dataset() == null ? file.dataset() : contender.dataset();
      for (RunEntry run : contender.runs()) {
        for (String split : List.of("train", "test")) {
          MetricsEntry metrics = run.metrics().get(split);
          if (metrics instanceof MetricsEntry.OfClasses classes) {
            lines.addAll(ofClasses(split, classes, data.classes()));
          } else if (metrics instanceof MetricsEntry.OfNumbers numbers) {
            lines.addAll(ofNumbers(split, numbers));
          }
        }
      }
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static List<String> ofClasses(
      String split, MetricsEntry.OfClasses metrics, List<String> classes) {
    List<String> lines = new ArrayList<>();
    int[][] counts = metrics.confusion();
    if (counts.length != classes.size()) {
      return lines;
    }
    int[] absent =
        IntStream.range(0, counts.length)
            .filter(c -> Arrays.stream(counts[c]).sum() == 0)
            .toArray();
    int[] ignored =
        Arrays.stream(absent)
            .filter(c -> Arrays.stream(counts).allMatch(row -> row[c] == 0))
            .toArray();
    List<String> areas = new ArrayList<>();
    if (Double.isNaN(metrics.prAuc())) {
      areas.add("PR-AUC");
    }
    if (Double.isNaN(metrics.rocAuc())) {
      areas.add("ROC-AUC");
    }
    if (!areas.isEmpty()) {
      String why =
          absent.length > 0
              ? "no row is of " + names(absent, classes)
              : "some probabilities are no finite numbers";
      lines.add(split + " " + String.join(" and ", areas) + ": cannot be computed, " + why);
    }
    if (Double.isNaN(metrics.loss())) {
      lines.add(split + " loss: cannot be computed, some outputs are no finite numbers");
    }
    if (classes.size() > 2 && ignored.length > 0) {
      lines.add(
          split
              + " precision, recall and F1: without "
              + names(ignored, classes)
              + ", which no row is of or predicted as");
    }
    return lines;
  }

  private static String names(int[] chosen, List<String> classes) {
    return (chosen.length == 1 ? "class " : "classes ")
        + Arrays.stream(chosen)
            .mapToObj(c -> "'" + classes.get(c) + "'")
            .collect(Collectors.joining(", "));
  }

  private static List<String> ofNumbers(String split, MetricsEntry.OfNumbers metrics) {
    if (Double.isNaN(metrics.loss()) || Double.isNaN(metrics.rmse())) {
      return List.of(
          split
              + " loss, MAE, RMSE and R²: cannot be computed, some outputs are no finite numbers");
    }
    return Double.isNaN(metrics.r2())
        ? List.of(split + " R²: cannot be computed from fewer than two rows")
        : List.of();
  }
}
