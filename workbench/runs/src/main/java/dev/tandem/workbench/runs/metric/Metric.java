package dev.tandem.workbench.runs.metric;

import dev.tandem.network.Task;
import java.util.Arrays;
import java.util.List;

/** A figure of the test rows that contenders are compared in. */
public enum Metric {
  ACCURACY("accuracy", "accuracy", Better.HIGHER, 0.005, Task.CLASSIFICATION),
  LOSS("loss", "loss", Better.LOWER, 0.01, Task.CLASSIFICATION, Task.REGRESSION),
  PRECISION("precision", "precision", Better.HIGHER, 0.01, Task.CLASSIFICATION),
  RECALL("recall", "recall", Better.HIGHER, 0.01, Task.CLASSIFICATION),
  F1("f1", "F1", Better.HIGHER, 0.01, Task.CLASSIFICATION),
  PR_AUC("prAuc", "PR-AUC", Better.HIGHER, 0.01, Task.CLASSIFICATION),
  ROC_AUC("rocAuc", "ROC-AUC", Better.HIGHER, 0.01, Task.CLASSIFICATION),
  MAE("mae", "MAE", Better.LOWER, 0.01, Task.REGRESSION),
  RMSE("rmse", "RMSE", Better.LOWER, 0.01, Task.REGRESSION),
  R2("r2", "R²", Better.HIGHER, 0.01, Task.REGRESSION);

  /** Which of two values is better. */
  public enum Better {
    HIGHER,
    LOWER
  }

  private final String key;
  private final String words;
  private final Better better;
  private final double margin;
  private final List<Task> tasks;

  Metric(String key, String words, Better better, double margin, Task... tasks) {
    this.key = key;
    this.words = words;
    this.better = better;
    this.margin = margin;
    this.tasks = List.of(tasks);
  }

  /** Those that a task has. */
  public static List<Metric> of(Task task) {
    return Arrays.stream(values()).filter(figure -> figure.tasks.contains(task)).toList();
  }

  /** As files name it: {@code "prAuc"}. */
  public String key() {
    return key;
  }

  /** As sentences name it: {@code "PR-AUC"}. */
  public String words() {
    return words;
  }

  /** A figure's words by its key; the key itself of a figure that nobody knows here. */
  public static String words(String key) {
    return Arrays.stream(values())
        .filter(figure -> figure.key.equals(key))
        .map(Metric::words)
        .findFirst()
        .orElse(key);
  }

  /** Whether a value is better than another. */
  public boolean isBetter(double value, double than) {
    return better == Better.HIGHER ? value > than : value < than;
  }

  /**
   * The difference that does not count unless somebody says otherwise: of a share or of
   * cross-entropy in nats as it is; where numbers are predicted, of loss, MAE and RMSE as a share
   * of what always answering the mean has.
   */
  public double margin() {
    return margin;
  }
}
