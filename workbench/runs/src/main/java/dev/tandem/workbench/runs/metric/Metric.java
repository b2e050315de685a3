package dev.tandem.workbench.runs.metric;

import dev.tandem.network.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A number that a run is described by: what it is called, how it is shown, what it can be, and
 * which of two values is better. Contenders are judged by those that their task has.
 */
public enum Metric {
  ACCURACY(
      "accuracy",
      "accuracy",
      Format.PERCENT,
      MetricRange.SHARE,
      Better.HIGHER,
      0.005,
      Task.CLASSIFICATION),
  LOSS("loss", "loss", Better.LOWER, Task.CLASSIFICATION, Task.REGRESSION),
  PRECISION("precision", "precision", MetricRange.SHARE, Better.HIGHER, Task.CLASSIFICATION),
  RECALL("recall", "recall", MetricRange.SHARE, Better.HIGHER, Task.CLASSIFICATION),
  F1("f1", "F1", MetricRange.SHARE, Better.HIGHER, Task.CLASSIFICATION),
  PR_AUC("prAuc", "PR-AUC", MetricRange.SHARE, Better.HIGHER, Task.CLASSIFICATION),
  ROC_AUC("rocAuc", "ROC-AUC", MetricRange.SHARE, Better.HIGHER, Task.CLASSIFICATION),
  MAE("mae", "MAE", Better.LOWER, Task.REGRESSION),
  RMSE("rmse", "RMSE", Better.LOWER, Task.REGRESSION),
  R2("r2", "R²", MetricRange.ONE_AT_MOST, Better.HIGHER, Task.REGRESSION),
  TRAINING_SECONDS("trainingSeconds", "training time", Format.SECONDS, Better.LOWER),
  ROWS_PER_SECOND("rowsPerSecond", "rows per second", Format.WHOLE, Better.HIGHER),
  TOTAL_SECONDS("totalSeconds", "whole process", Format.SECONDS, Better.LOWER),
  PEAK_BYTES("peakBytes", "peak memory", Format.MEGABYTES, Better.LOWER),
  BASELINE_BYTES("baselineBytes", "memory before any data", Format.MEGABYTES, Better.LOWER),
  THRESHOLD("threshold", "threshold", MetricRange.SHARE, Better.NEITHER),
  LAST_EPOCH("lastEpoch", "last epoch", Format.WHOLE, Better.NEITHER),
  BEST_EPOCH("bestEpoch", "best epoch, kept", Format.WHOLE, Better.NEITHER),
  TARGET_EPOCHS("target.epochs", "epochs to the target", Format.WHOLE, Better.LOWER),
  TARGET_SECONDS("target.seconds", "time to the target", Format.SECONDS, Better.LOWER),
  OTHER_ANSWERS("otherAnswers", "rows answered otherwise", MetricRange.SHARE, Better.LOWER);

  /** Which of two values is better. */
  public enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  private enum Format {
    PERCENT(Formats::percent, 100, " %"),
    FOUR_DIGITS(Formats::fourDigits, 1, ""),
    SECONDS(Formats::seconds, 1, " s"),
    MEGABYTES(Formats::megabytes, 1e-6, " MB"),
    WHOLE(Formats::whole, 1, "");

    private final DoubleFunction<String> text;
    private final double inUnit;
    private final String unit;

    /**
     * @param inUnit what a value is multiplied by
     */
    Format(DoubleFunction<String> text, double inUnit, String unit) {
      this.text = text;
      this.inUnit = inUnit;
      this.unit = unit;
    }
  }

  private final String key;
  private final String words;
  private final Format format;
  private final MetricRange range;
  private final Better better;
  private final double margin;
  private final List<Task> tasks;

  Metric(
      String key,
      String words,
      Format format,
      MetricRange range,
      Better better,
      double margin,
      Task... tasks) {
    this.key = key;
    this.words = words;
    this.format = format;
    this.range = range;
    this.better = better;
    this.margin = margin;
    this.tasks = List.of(tasks);
  }

  Metric(String key, String words, MetricRange range, Better better, Task... tasks) {
    this(key, words, Format.FOUR_DIGITS, range, better, 0.01, tasks);
  }

  Metric(String key, String words, Better better, Task... tasks) {
    this(key, words, MetricRange.NOT_NEGATIVE, better, tasks);
  }

  Metric(String key, String words, Format format, Better better) {
    this(key, words, format, MetricRange.NOT_NEGATIVE, better, 0.01);
  }

  /** Those that a task's contenders are judged by. */
  public static List<Metric> of(Task task) {
    return Arrays.stream(values()).filter(metric -> metric.suits(task)).toList();
  }

  /**
   * The metric of a key; empty if nobody knows it here.
   *
   * @param key with or without what it is of: {@code "accuracy"}, {@code "test.atHalf.f1"}
   */
  public static Optional<Metric> byKey(String key) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(metric -> metric.key.equals(key) || metric.key.equals(last))
        .findFirst();
  }

  /** As files name it: {@code "prAuc"}. */
  public String key() {
    return key;
  }

  /** As sentences name it: {@code "PR-AUC"}. */
  public String words() {
    return words;
  }

  /** A metric's words by its key; the key itself of a metric that nobody knows here. */
  public static String words(String key) {
    return byKey(key).map(Metric::words).orElse(key);
  }

  /** A value as tables show it; a dash where it is undefined. */
  public String text(double value) {
    return format.text.apply(value);
  }

  /** A difference in the unit of the values, where as a value it would be shown as zero. */
  String tiny(double difference) {
    return Formats.tiny(format.inUnit * difference) + format.unit;
  }

  /** What it can be at all. */
  public MetricRange range() {
    return range;
  }

  /** Which of two values is better. */
  public Better better() {
    return better;
  }

  /** Whether a value is better than another. */
  public boolean isBetter(double value, double than) {
    return switch (better) {
      case HIGHER -> value > than;
      case LOWER -> value < than;
      case NEITHER -> false;
    };
  }

  /**
   * The difference that does not count unless somebody says otherwise: of a share or of
   * cross-entropy in nats as it is; where numbers are predicted, of loss, MAE and RMSE as a share
   * of what always answering the mean has. Of use only for what a task's contenders are judged by.
   */
  public double margin() {
    return margin;
  }

  /** Whether a task's contenders are judged by it. */
  public boolean suits(Task task) {
    return tasks.contains(task);
  }

  /** Whether it is a clock's or a memory's, and so never the same twice. */
  boolean isMeasured() {
    return format == Format.SECONDS || format == Format.MEGABYTES || this == ROWS_PER_SECOND;
  }
}
