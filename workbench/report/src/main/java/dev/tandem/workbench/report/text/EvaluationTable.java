package dev.tandem.workbench.report.text;

import dev.tandem.evaluation.Baselines;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.MeanBaseline;
import dev.tandem.evaluation.Metrics;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All metrics of one model on one set of rows, as text for a terminal. */
public final class EvaluationTable {
  private EvaluationTable() {}

  /**
   * Returns the metrics of a classifier, its confusion matrix and baselines.
   *
   * @param title what the rows are
   * @param classNames of two, the second is the positive one
   * @param threshold from which probability on the positive of two classes is predicted
   */
  public static String of(
      String title, Predictions predictions, List<String> classNames, double threshold) {
    Metrics metrics =
        classNames.size() == 2 ? Metrics.of(predictions, threshold) : Metrics.of(predictions);
    return title
        + "\n\n"
        + table(metrics)
        + "\n"
        + confusion(metrics.confusion().counts(), classNames)
        + "\n"
        + (classNames.size() == 2 ? threshold(threshold) : "")
        + baselines(predictions, classNames);
  }

  /**
   * Returns the metrics of a regression and its baseline.
   *
   * @param loss the mean of the model's own
   */
  public static String ofRegression(String title, Estimates estimates, double loss) {
    NumberMetrics metrics = NumberMetrics.of(estimates);
    String lossWords = Metric.LOSS.words() + (estimates.scale() == 1 ? "" : " (scaled)");
    MeanBaseline baseline = MeanBaseline.of(estimates.actual(), estimates.actual());
    return title
        + "\n\n"
        + new TextTable()
            .row("rows", Formats.whole(metrics.rows()))
            .row(lossWords, Metric.LOSS.text(loss))
            .row(Metric.MAE, metrics.mae())
            .row(Metric.RMSE, metrics.rmse())
            .row(Metric.R2, metrics.r2())
        + "\nbaseline: always predicting the mean gives RMSE %s and MAE %s\n"
            .formatted(Formats.fourDigits(baseline.rmse()), Formats.fourDigits(baseline.mae()));
  }

  private static String threshold(double threshold) {
    return threshold == Thresholds.USUAL
        ? ""
        : "threshold: the second class from a probability of %s on, as the model has it\n"
            .formatted(Formats.fourDigits(threshold));
  }

  private static TextTable table(Metrics metrics) {
    return new TextTable()
        .row("rows", Formats.whole(metrics.rows()))
        .row(Metric.LOSS, metrics.loss())
        .row(Metric.ACCURACY, metrics.accuracy())
        .row(Metric.PRECISION, metrics.precision())
        .row(Metric.RECALL, metrics.recall())
        .row(Metric.F1, metrics.f1())
        .row(Metric.PR_AUC, metrics.prAuc())
        .row(Metric.ROC_AUC, metrics.rocAuc());
  }

  private static TextTable confusion(int[][] counts, List<String> classNames) {
    List<String> header = new ArrayList<>(List.of("actual \\ predicted"));
    header.addAll(classNames);
    TextTable table = new TextTable().row(header).row();
    for (int actual = 0; actual < counts.length; actual++) {
      List<String> cells = new ArrayList<>(List.of(classNames.get(actual)));
      Arrays.stream(counts[actual]).forEach(count -> cells.add(count + ""));
      table.row(cells);
    }
    return table;
  }

  private static String baselines(Predictions predictions, List<String> classNames) {
    int[] labels = predictions.labels();
    Baselines baselines = Baselines.of(labels, labels, classNames.size());
    String text =
        "baseline: always predicting the majority class gives %s accuracy\n"
            .formatted(Formats.percent(baselines.majorityAccuracy()));
    if (classNames.size() == 2) {
      text +=
          ComparisonRemarks.allPositive(
              classNames.get(1), baselines.allPositiveF1(), baselines.prevalence());
    }
    return text;
  }
}
