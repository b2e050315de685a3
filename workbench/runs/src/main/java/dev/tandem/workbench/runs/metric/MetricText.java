package dev.tandem.workbench.runs.metric;

import dev.tandem.network.Task;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.Locale;
import java.util.Map;

/**
 * Figures of a comparison by the keys of {@code summary}: what they are called, how they are shown,
 * and which one stands for a run.
 */
public final class MetricText {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("accuracy", "accuracy"),
          Map.entry("prAuc", "PR-AUC"),
          Map.entry("rocAuc", "ROC-AUC"),
          Map.entry("f1", "F1"),
          Map.entry("r2", "R²"),
          Map.entry("rmse", "RMSE"),
          Map.entry("mae", "MAE"),
          Map.entry("trainingSeconds", "training time"),
          Map.entry("rowsPerSecond", "rows per second"),
          Map.entry("totalSeconds", "whole process"),
          Map.entry("peakBytes", "peak memory"),
          Map.entry("baselineBytes", "memory before any data"),
          Map.entry("lastEpoch", "last epoch"),
          Map.entry("otherAnswers", "rows answered otherwise"),
          Map.entry("target.epochs", "epochs to the target"),
          Map.entry("target.seconds", "time to the target"),
          Map.entry("bestEpoch", "best epoch, kept"));

  private MetricText() {}

  /**
   * Key of the figure that stands for a run: the one that was declared before. In files from before
   * there were verdicts, the average precision of two classes, the accuracy of more, the root mean
   * square error of numbers.
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
    if (WORDS.containsKey(key)) {
      return WORDS.get(key);
    }
    int dot = key.lastIndexOf('.');
    String name = key.substring(dot + 1);
    String side = dot < 0 ? "" : key.substring(0, dot).replace(".atHalf", ", at 0.5:") + " ";
    return side + WORDS.getOrDefault(name, name);
  }

  /** A value as tables show it; a dash where it is undefined. */
  public static String text(String key, double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (key.endsWith("accuracy")) {
      return Formats.percent(value);
    }
    if (key.matches(".*[sS]econds")) {
      return Formats.seconds(value);
    }
    if (key.endsWith("Bytes")) {
      return Formats.megabytes(value);
    }
    boolean whole = key.matches("rowsPerSecond|.*Epoch|target.epochs");
    return whole ? Formats.whole(value) : Formats.fourDigits(value);
  }

  /** A difference of two values: as they are shown, or in three digits where that would be zero. */
  public static String exact(String key, double difference) {
    String shown = text(key, difference);
    boolean vanishes = difference != 0 && shown.matches("[^1-9]*");
    return vanishes ? String.format(Locale.ROOT, "%.2e", difference) : shown;
  }

  /** The mean over a contender's repeats; NaN where it has none. */
  public static double mean(ContenderEntry contender, String key) {
    SummaryEntry entry = contender.summary().get(key);
    return entry == null ? Double.NaN : entry.mean();
  }

  /** Whether it is a clock's or a memory's, and so never the same twice. */
  public static boolean isMeasured(String key) {
    return key.matches("(?i).*(seconds|bytes|perSecond)");
  }
}
