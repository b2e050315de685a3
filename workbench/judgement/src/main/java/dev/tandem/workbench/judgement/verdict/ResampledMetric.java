package dev.tandem.workbench.judgement.verdict;

import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A metric of one model as a function of how often each test row counts. */
final class ResampledMetric {
  private ResampledMetric() {}

  static ToDoubleFunction<int[]> of(Metric metric, TestPredictions model) {
    if (model instanceof TestPredictions.OfNumbers numbers) {
      return counts -> ofNumbers(metric, numbers, counts);
    }
    TestPredictions.OfClasses classes = (TestPredictions.OfClasses) model;
    return switch (metric) {
      case LOSS -> loss(classes.predictions());
      case PR_AUC -> area(classes.predictions(), WeightedRanking::averagePrecision);
      case ROC_AUC -> area(classes.predictions(), WeightedRanking::rocAuc);
      default -> ofConfusion(metric, classes);
    };
  }

  private static ToDoubleFunction<int[]> loss(Predictions predictions) {
    double[] losses =
        IntStream.range(0, predictions.rows()).mapToDouble(predictions::loss).toArray();
    return counts -> {
      double sum = 0;
      int rows = 0;
      for (int row = 0; row < losses.length; row++) {
        sum += counts[row] * losses[row];
        rows += counts[row];
      }
      return sum / rows;
    };
  }

  /** Of the positive class of two, or else the mean over the classes. */
  private static ToDoubleFunction<int[]> area(
      Predictions predictions, ToDoubleBiFunction<WeightedRanking, int[]> area) {
    int classes = predictions.classes();
    List<WeightedRanking> rankings =
        (classes == 2 ? IntStream.of(1) : IntStream.range(0, classes))
            .mapToObj(c -> WeightedRanking.of(predictions, c))
            .toList();
    return counts ->
        rankings.stream().mapToDouble(ranking -> area.applyAsDouble(ranking, counts)).sum()
            / rankings.size();
  }

  private static ToDoubleFunction<int[]> ofConfusion(
      Metric metric, TestPredictions.OfClasses model) {
    Predictions predictions = model.predictions();
    int classes = predictions.classes();
    int[] given =
        IntStream.range(0, predictions.rows())
            .map(row -> predictions.predicted(row, model.threshold()))
            .toArray();
    return counts -> {
      int[][] confusion = new int[classes][classes];
      for (int row = 0; row < given.length; row++) {
        confusion[predictions.labels()[row]][given[row]] += counts[row];
      }
      return of(metric, new ConfusionMatrix(confusion), classes == 2);
    };
  }

  private static double of(Metric metric, ConfusionMatrix confusion, boolean two) {
    return switch (metric) {
      case ACCURACY -> confusion.accuracy();
      case PRECISION -> two ? confusion.precision(1) : confusion.macroPrecision();
      case RECALL -> two ? confusion.recall(1) : confusion.macroRecall();
      case F1 -> two ? confusion.f1(1) : confusion.macroF1();
      default -> throw new IllegalArgumentException(metric + " is no metric of classes");
    };
  }

  private static double ofNumbers(Metric metric, TestPredictions.OfNumbers model, int[] counts) {
    int[] drawn =
        IntStream.range(0, counts.length)
            .flatMap(row -> IntStream.generate(() -> row).limit(counts[row]))
            .toArray();
    Estimates all = model.estimates();
    Estimates estimates =
        new Estimates(rows(all.predicted(), drawn), rows(all.actual(), drawn), all.scale());
    return switch (metric) {
      case LOSS -> Criterion.mean(model.loss(), estimates);
      case MAE -> NumberMetrics.of(estimates).mae();
      case RMSE -> NumberMetrics.of(estimates).rmse();
      case R2 -> NumberMetrics.of(estimates).r2();
      default -> throw new IllegalArgumentException(metric + " is no metric of numbers");
    };
  }

  private static Matrix rows(Matrix matrix, int[] rows) {
    double[] values =
        Arrays.stream(rows)
            .boxed()
            .flatMapToDouble(row -> Arrays.stream(matrix.row(row)))
            .toArray();
    return new Matrix(rows.length, matrix.cols(), values);
  }
}
