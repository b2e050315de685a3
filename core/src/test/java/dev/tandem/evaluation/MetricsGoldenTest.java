package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scikit-learn; {@code reference/metrics_golden.py} wrote the expected values. */
class MetricsGoldenTest {
  private static final double TOLERANCE = 1e-12;

  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }

  static List<GoldenCase> casesWithCurves() {
    return cases().stream().filter(golden -> golden.has("pr_recall")).toList();
  }

  static List<GoldenCase> casesOfTwoClasses() {
    return cases().stream().filter(golden -> golden.has("threshold")).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_metric_is_scikit_learns(GoldenCase golden) {
    Metrics metrics = Metrics.of(golden.predictions());
    requireClose(metrics.loss(), golden.value("loss"));
    requireClose(metrics.prAuc(), golden.value("pr_auc"));
    requireClose(metrics.rocAuc(), golden.value("roc_auc"));
    requireQuality(metrics, golden, "");
  }

  @ParameterizedTest
  @MethodSource("casesOfTwoClasses")
  void every_metric_at_a_threshold_is_scikit_learns(GoldenCase golden) {
    Metrics metrics = Metrics.of(golden.predictions(), golden.value("threshold"));
    requireClose(metrics.prAuc(), golden.value("pr_auc"));
    requireQuality(metrics, golden, "threshold_");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_areas_and_counts_do_not_depend_on_the_order_of_rows(GoldenCase golden) {
    Metrics forward = Metrics.of(golden.predictions());
    Metrics backward = Metrics.of(golden.reversed());
    assertThat(backward.prAuc()).isEqualTo(Double.valueOf(forward.prAuc()));
    assertThat(backward.rocAuc()).isEqualTo(Double.valueOf(forward.rocAuc()));
    assertThat(backward.confusion()).isEqualTo(forward.confusion());
  }

  @ParameterizedTest
  @MethodSource("casesWithCurves")
  void the_precision_recall_curve_is_scikit_learns_from_its_end(GoldenCase golden) {
    List<PrecisionRecallCurve.Point> points =
        PrecisionRecallCurve.of(golden.predictions()).points();
    requireClose(points, PrecisionRecallCurve.Point::precision, backwards(golden, "pr_precision"));
    requireClose(points, PrecisionRecallCurve.Point::recall, backwards(golden, "pr_recall"));
    requireClose(
        points.subList(1, points.size()),
        PrecisionRecallCurve.Point::threshold,
        backwards(golden, "pr_thresholds"));
  }

  @ParameterizedTest
  @MethodSource("casesWithCurves")
  void the_roc_curve_is_scikit_learns(GoldenCase golden) {
    List<RocCurve.Point> points = RocCurve.of(golden.predictions()).points();
    requireClose(
        points, RocCurve.Point::falsePositiveRate, golden.values("roc_false_positive_rate"));
    requireClose(points, RocCurve.Point::truePositiveRate, golden.values("roc_true_positive_rate"));
    requireClose(points, RocCurve.Point::threshold, golden.values("roc_thresholds"));
  }

  @ParameterizedTest
  @MethodSource("casesWithCurves")
  void the_metrics_by_threshold_are_scikit_learns(GoldenCase golden) {
    List<ThresholdCurve.Point> points = ThresholdCurve.of(golden.predictions()).points();
    requireClose(points, ThresholdCurve.Point::threshold, golden.values("curve_thresholds"));
    requireClose(points, ThresholdCurve.Point::precision, golden.values("curve_precision"));
    requireClose(points, ThresholdCurve.Point::recall, golden.values("curve_recall"));
    requireClose(points, ThresholdCurve.Point::f1, golden.values("curve_f1"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_calibration_is_scikit_learns(GoldenCase golden) {
    Calibration calibration = Calibration.of(golden.predictions());
    List<Calibration.Bin> bins = calibration.bins().stream().filter(b -> b.rows() > 0).toList();
    assertThat(calibration.bins()).hasSize(Calibration.BINS);
    requireClose(bins, Calibration.Bin::rows, golden.values("calibration_rows"));
    requireClose(bins, Calibration.Bin::share, golden.values("calibration_share"));
    requireClose(bins, Calibration.Bin::probability, golden.values("calibration_probability"));
    requireClose(calibration.brier(), golden.value("brier"));
    requireClose(calibration.expectedError(), golden.value("calibration_error"));
  }

  private static void requireQuality(Metrics metrics, GoldenCase golden, String prefix) {
    requireClose(metrics.accuracy(), golden.value(prefix + "accuracy"));
    requireClose(metrics.precision(), golden.value(prefix + "precision"));
    requireClose(metrics.recall(), golden.value(prefix + "recall"));
    requireClose(metrics.f1(), golden.value(prefix + "f1"));
    double[] counts =
        Arrays.stream(metrics.confusion().counts())
            .flatMapToInt(Arrays::stream)
            .asDoubleStream()
            .toArray();
    assertThat(counts).isEqualTo(golden.values(prefix + "confusion"));
  }

  private static <P> void requireClose(
      List<P> points, ToDoubleFunction<P> coordinate, double[] expected) {
    assertThat(points).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      requireClose(coordinate.applyAsDouble(points.get(i)), expected[i]);
    }
  }

  private static void requireClose(double actual, double expected) {
    if (Double.isFinite(expected)) {
      assertThat(actual).isCloseTo(expected, within(TOLERANCE));
    } else {
      assertThat(actual).isEqualTo(Double.valueOf(expected)); // NaN equals NaN
    }
  }

  private static double[] backwards(GoldenCase golden, String metric) {
    double[] values = golden.values(metric);
    double[] turned = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i] = values[values.length - 1 - i];
    }
    return turned;
  }
}
