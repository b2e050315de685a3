package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.runs.metric.Metric;
import java.util.Map;
import java.util.Objects;

/**
 * What is kept of a run, one file each.
 *
 * @param key of experiment, engine and data; see {@link PlannedRun}
 * @param settings for readers of the file
 * @param status finished or failed
 * @param message why it failed; null otherwise
 * @param seconds of training
 * @param validation figures after training, by key
 * @param test the same of the test rows; looked at for the best combination only
 */
record RunRecord(
    String key,
    Map<String, Object> settings,
    long seed,
    String status,
    String message,
    int epochs,
    double seconds,
    Map<String, Double> validation,
    Map<String, Double> test,
    String weightsSha256) {
  static final String FINISHED = "finished";
  static final String FAILED = "failed";

  RunRecord {
    Objects.requireNonNull(settings, "no settings");
    Objects.requireNonNull(status, "no status");
    if (!status.equals(FINISHED)) {
      Objects.requireNonNull(message, "no message");
    }
  }

  /** A run that was made elsewhere and finished. */
  static RunRecord of(PlannedRun run, Map<String, Double> test) {
    return new RunRecord(
        run.key(),
        run.combination().settings(),
        run.seed(),
        FINISHED,
        null,
        run.experiment().training().epochs(),
        Double.NaN,
        Map.of(),
        test,
        null);
  }

  boolean finished() {
    return status.equals(FINISHED);
  }

  /** A figure of the validation rows; NaN if there is none. */
  double figure(Metric figure) {
    return value(validation, figure.key());
  }

  static double value(Map<String, Double> figures, String key) {
    Double value = figures == null ? null : figures.get(key);
    return value == null ? Double.NaN : value;
  }
}
