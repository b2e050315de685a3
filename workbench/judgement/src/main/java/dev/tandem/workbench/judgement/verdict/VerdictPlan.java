package dev.tandem.workbench.judgement.verdict;

import dev.tandem.data.Targets;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.network.LossSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How contenders are judged, settled before any of them trains: what somebody declared, and for the
 * rest what task and training rows say. Test rows have no part in it.
 *
 * @param primary the one metric that decides
 * @param margins by metric, the difference that does not count, in units of the metric; of time a
 *     share
 */
public record VerdictPlan(Metric primary, Map<Metric, Double> margins, double timeMargin) {
  /** Epochs that differ by less take equally long. */
  public static final double TIME_MARGIN = 0.05;

  /** Two classes are imbalanced if the rarer one has less than this share of the training rows. */
  static final double RARE = 1.0 / 3;

  /**
   * Returns the plan for an experiment.
   *
   * @param training targets of the training rows
   */
  public static VerdictPlan of(VerdictSpec declared, LossSpec loss, Targets training) {
    Map<Metric, Double> margins = usual(loss, training);
    margins.replaceAll((metric, usual) -> declared.margins().getOrDefault(metric.key(), usual));
    Metric primary = declared.primary().orElseGet(() -> primary(training));
    declared.margin().ifPresent(margin -> margins.put(primary, margin));
    double time = declared.margins().getOrDefault(VerdictSpec.TIME, TIME_MARGIN);
    return new VerdictPlan(primary, margins, time);
  }

  /** Returns all metrics, the primary one first. */
  public List<Metric> metrics() {
    return margins.keySet().stream()
        .sorted((a, b) -> Boolean.compare(b == primary, a == primary))
        .toList();
  }

  /** Returns the difference that does not count. */
  public double margin(Metric metric) {
    return margins.get(metric);
  }

  /** Returns the plan as a declaration that needs no data any more. */
  public VerdictSpec declaration() {
    return new VerdictSpec(Optional.of(primary), OptionalDouble.empty(), byKey());
  }

  /** Returns margins by the names that files have. */
  public Map<String, Double> byKey() {
    Map<String, Double> byKey = new LinkedHashMap<>();
    margins.forEach((metric, margin) -> byKey.put(metric.key(), margin));
    byKey.put(VerdictSpec.TIME, timeMargin);
    return byKey;
  }

  private static Metric primary(Targets training) {
    if (!(training instanceof Targets.Classes classes)) {
      return Metric.RMSE;
    }
    int[] counts = classes.counts();
    int rows = classes.rows();
    if (counts.length == 2) {
      boolean imbalanced = Math.min(counts[0], counts[1]) < RARE * rows;
      return imbalanced ? Metric.PR_AUC : Metric.ACCURACY;
    }
    int most = Arrays.stream(counts).max().orElse(0);
    boolean imbalanced = most > 2.0 * rows / counts.length;
    return imbalanced ? Metric.F1 : Metric.ACCURACY;
  }

  private static Map<Metric, Double> usual(LossSpec loss, Targets training) {
    Map<Metric, Double> margins = new LinkedHashMap<>();
    boolean classes = training instanceof Targets.Classes;
    Metric.of(classes ? Task.CLASSIFICATION : Task.REGRESSION)
        .forEach(metric -> margins.put(metric, metric.margin()));
    if (training instanceof Targets.Classes own && !loss.ofLogits()) {
      Estimates mean = alwaysTheMean(own.numbers(loss.outputs(own.names().size())));
      scale(margins, Metric.LOSS, Criterion.mean(loss, mean));
    }
    if (training instanceof Targets.Values values) {
      Estimates mean = alwaysTheMean(values);
      NumberMetrics metrics = NumberMetrics.of(mean);
      scale(margins, Metric.LOSS, Criterion.mean(loss, mean));
      scale(margins, Metric.MAE, metrics.mae());
      scale(margins, Metric.RMSE, metrics.rmse());
    }
    return margins;
  }

  /** Targets that are all equal leave the margin as it is. */
  private static void scale(Map<Metric, Double> margins, Metric metric, double unit) {
    margins.computeIfPresent(metric, (key, share) -> unit > 0 ? share * unit : share);
  }

  private static Estimates alwaysTheMean(Targets.Values values) {
    Matrix actual = values.matrix();
    Matrix means = actual.columnSums().map(sum -> sum / actual.rows());
    Matrix mean = Matrix.zeros(actual.rows(), actual.cols()).plusRow(means);
    return new Estimates(mean, actual, values.scale().deviation());
  }
}
