package dev.tandem.workbench.runs.metric;

import dev.tandem.network.Task;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;

/**
 * Metrics of a comparison by the keys of {@code summary}: what they are called, how they are shown,
 * and which one stands for a run.
 */
public final class MetricText {
  private MetricText() {}

  /**
   * Returns the key of the metric that stands for a run: the one that was declared before. In files
   * from before there were verdicts, the average precision of two classes, the accuracy of more,
   * the root mean square error of numbers.
   */
  public static String of(ComparisonFile file) {
    if (file.verdicts() != null && file.verdicts().primary() != null) {
      return "test." + file.verdicts().primary();
    }
    if (file.task().equals(Task.REGRESSION.label())) {
      return "test.rmse";
    }
    return file.dataset().classes().size() == 2 ? "test.prAuc" : "test.accuracy";
  }

  /** {@code "test.prAuc"} as {@code "test PR-AUC"}. */
  public static String words(String key) {
    int last = key.lastIndexOf('.') + 1;
    String name = Metric.byKey(key).map(Metric::key).orElse(key.substring(last));
    String split = key.substring(0, key.length() - name.length()).replaceFirst("\\.$", " ");
    return split.replace(".atHalf", ", at 0.5:") + Metric.words(name);
  }

  /** A value as tables show it; a dash where it is undefined. */
  public static String text(String key, double value) {
    return Metric.byKey(key)
        .map(metric -> metric.text(value))
        .orElseGet(() -> Formats.fourDigits(value));
  }

  /**
   * A difference of two values: as they are shown, or in the same unit with as many digits as it
   * takes where that would be zero.
   */
  public static String exact(String key, double difference) {
    String shown = text(key, difference);
    boolean vanishes = difference != 0 && shown.matches("[^1-9]*");
    if (!vanishes) {
      return shown;
    }
    return Metric.byKey(key)
        .map(metric -> metric.tiny(difference))
        .orElseGet(() -> Formats.tiny(difference));
  }

  /** The mean over a contender's repeats; NaN where it has none. */
  public static double mean(ContenderEntry contender, String key) {
    SummaryEntry entry = contender.summary().get(key);
    return entry == null ? Double.NaN : entry.mean();
  }

  /** Whether it is a clock's or a memory's, and so never the same twice. */
  public static boolean isMeasured(String key) {
    return Metric.byKey(key).map(Metric::isMeasured).orElse(false);
  }
}
