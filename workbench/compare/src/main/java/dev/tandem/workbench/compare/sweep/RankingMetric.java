package dev.tandem.workbench.compare.sweep;

import dev.tandem.network.Task;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;

/** The metrics of the validation rows by which combinations can be ranked. */
public final class RankingMetric {
  /** As {@code --metric} lists them. */
  private static final List<Metric> ALL =
      List.of(
          Metric.ACCURACY,
          Metric.PR_AUC,
          Metric.ROC_AUC,
          Metric.F1,
          Metric.PRECISION,
          Metric.RECALL,
          Metric.LOSS,
          Metric.RMSE,
          Metric.MAE,
          Metric.R2);

  private RankingMetric() {}

  /** RMSE for numbers, PR-AUC for two classes, accuracy for more. */
  static Metric standard(Task task, int classes) {
    if (task == Task.REGRESSION) {
      return Metric.RMSE;
    }
    return classes == 2 ? Metric.PR_AUC : Metric.ACCURACY;
  }

  /**
   * The metric of a key.
   *
   * @throws ExperimentException if there is none
   */
  public static Metric parse(String text) {
    List<String> keys = ALL.stream().map(Metric::key).toList();
    return ALL.stream()
        .filter(metric -> metric.key().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                ExperimentException.unknown(
                    "--metric", "a metric of the validation rows, ", keys, text));
  }
}
