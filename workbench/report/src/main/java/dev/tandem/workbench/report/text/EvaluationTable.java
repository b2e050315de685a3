package dev.tandem.workbench.report.text;

import dev.tandem.evaluation.Baselines;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.MeanBaseline;
import dev.tandem.evaluation.Metrics;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.workbench.runs.metric.Formats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All figures of one model on one set of rows, as text for a terminal. */
public final class EvaluationTable {
  private EvaluationTable() {}

  /**
   * @param title what the rows are
   * @param classNames of two, the second is the positive one
   * @param threshold from which probability on the positive of two classes is answered
   */
  public static String of(
      String title, Predictions predictions, List<String> classNames, double threshold) {
    Metrics metrics =
        classNames.size() == 2 ? Metrics.of(predictions, threshold) : Metrics.of(predictions);
    return title
        + "\n\n"
        + figures(metrics)
        + "\n"
        + confusion(metrics.confusion().counts(), classNames)
        + "\n"
        + (classNames.size() == 2 ? threshold(threshold) : "")
        + baselines(predictions, classNames);
  }

  /**
   * The same of numbers.
   *
   * @param loss the mean of the model's own
   */
  public static String ofNumbers(String title, Estimates estimates, double loss) {
    NumberMetrics metrics = NumberMetrics.of(estimates);
    MeanBaseline baseline = MeanBaseline.of(estimates.actual(), estimates.actual());
    return title
        + "\n\n"
        + new TextTable()
            .row("rows", Formats.whole(metrics.rows()))
            .row("loss", Formats.fourDigits(loss))
            .row("MAE", Formats.fourDigits(metrics.mae()))
            .row("RMSE", Formats.fourDigits(metrics.rmse()))
            .row("R²", Formats.fourDigits(metrics.r2()))
        + "\nbaseline: the mean of these rows for all has RMSE "
        + Formats.fourDigits(baseline.rmse())
        + " and MAE "
        + Formats.fourDigits(baseline.mae())
        + "\n";
  }

  private static String threshold(double threshold) {
    return threshold == Thresholds.USUAL
        ? ""
        : "threshold: the second class from a probability of "
            + Formats.fourDigits(threshold)
            + " on, as the model has it\n";
  }

  private static TextTable figures(Metrics metrics) {
    return new TextTable()
        .row("rows", Formats.whole(metrics.rows()))
        .row("loss", Formats.fourDigits(metrics.loss()))
        .row("accuracy", Formats.percent(metrics.accuracy()))
        .row("precision", Formats.fourDigits(metrics.precision()))
        .row("recall", Formats.fourDigits(metrics.recall()))
        .row("F1", Formats.fourDigits(metrics.f1()))
        .row("PR-AUC", Formats.fourDigits(metrics.prAuc()))
        .row("ROC-AUC", Formats.fourDigits(metrics.rocAuc()));
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
        "baseline: the most frequent class of these rows for all has accuracy "
            + Formats.percent(baselines.majorityAccuracy())
            + "\n";
    if (classNames.size() == 2) {
      text +=
          "baseline: always '"
              + classNames.get(1)
              + "' has F1 "
              + Formats.fourDigits(baselines.allPositiveF1())
              + " and PR-AUC "
              + Formats.fourDigits(baselines.prevalence())
              + "\n";
    }
    return text;
  }
}
