package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.Arrays;
import java.util.List;

/** Why a metric of the test rows cannot be computed, in words for people. */
final class UndefinedMetric {
  private static final String NOT_FINITE = "predictions are no finite numbers";
  private static final String ONE_ROW = "R² needs two test rows";

  private UndefinedMetric() {}

  /** {@code "cannot be computed: no test row is positive"}. */
  static String words(Metric metric, TestPredictions predictions) {
    return words(why(metric, predictions));
  }

  /** The same of runs that lack the metric, from what else they have. */
  static String words(Metric metric, List<RunPair> runs) {
    return words(
        runs.isEmpty()
            ? "no repeat has it for both"
            : why(metric, runs.get(0).a().metrics().get("test")));
  }

  private static String words(String why) {
    return "cannot be computed: " + why;
  }

  private static String why(Metric metric, TestPredictions predictions) {
    if (predictions instanceof TestPredictions.OfClasses classes) {
      int[] rows = new int[classes.predictions().classes()];
      Arrays.stream(classes.predictions().labels()).forEach(label -> rows[label]++);
      return ofClasses(metric, rows);
    }
    return metric == Metric.R2 && predictions.rows() < 2 ? ONE_ROW : NOT_FINITE;
  }

  private static String why(Metric metric, MetricsEntry test) {
    if (test instanceof MetricsEntry.OfClasses classes) {
      return ofClasses(
          metric,
          Arrays.stream(classes.confusion()).mapToInt(row -> Arrays.stream(row).sum()).toArray());
    }
    boolean finite = // so that it is not for the predictions
        ((MetricsEntry.OfNumbers) test).values().get(Metric.RMSE.key()) < Double.MAX_VALUE;
    return metric == Metric.R2 && finite ? ONE_ROW : NOT_FINITE;
  }

  /** Average precision asks for rows of the class, the area under ROC for others besides. */
  private static String ofClasses(Metric metric, int[] rows) {
    boolean ranks = metric == Metric.PR_AUC || metric == Metric.ROC_AUC;
    int all = Arrays.stream(rows).sum();
    if (ranks && rows.length == 2 && rows[1] == 0) {
      return "no test row is positive";
    }
    if (metric == Metric.ROC_AUC && rows.length == 2 && rows[1] == all) {
      return "every test row is positive";
    }
    return ranks && Arrays.stream(rows).anyMatch(count -> count == 0)
        ? "a class has no test row"
        : NOT_FINITE;
  }
}
