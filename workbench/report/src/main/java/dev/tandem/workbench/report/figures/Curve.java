package dev.tandem.workbench.report.figures;

import dev.tandem.evaluation.PrecisionRecallCurve;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.RocCurve;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * A curve by its points, x never falling.
 *
 * @param x as long as y
 */
record Curve(double[] x, double[] y) {
  private static final int STEPS = 200;

  /** True positive rate over false positive rate of one class against the rest. */
  static Curve roc(Predictions predictions, int positive) {
    List<RocCurve.Point> points = RocCurve.of(predictions, positive).points();
    return new Curve(
        points.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray(),
        points.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray());
  }

  /** Precision over recall of one class against the rest. */
  static Curve precisionRecall(Predictions predictions, int positive) {
    List<PrecisionRecallCurve.Point> points =
        PrecisionRecallCurve.of(predictions, positive).points();
    return new Curve(
        points.stream().mapToDouble(PrecisionRecallCurve.Point::recall).toArray(),
        points.stream().mapToDouble(PrecisionRecallCurve.Point::precision).toArray());
  }

  /** Whether there is a line to draw: two points or more, all of them numbers. */
  boolean isDefined() {
    return x.length > 1
        && Arrays.stream(x).allMatch(Double::isFinite)
        && Arrays.stream(y).allMatch(Double::isFinite);
  }

  /** Without the points that no eye could tell from the ones kept. */
  Curve thinned() {
    double step = 1.0 / (2 * STEPS);
    int last = 0;
    IntStream.Builder kept = IntStream.builder().add(0);
    for (int i = 1; i < x.length; i++) {
      double way = Math.abs(x[i] - x[last]) + Math.abs(y[i] - y[last]);
      if (way >= step || i == x.length - 1) {
        kept.add(i);
        last = i;
      }
    }
    int[] points = kept.build().toArray();
    return new Curve(
        Arrays.stream(points).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(points).mapToDouble(i -> y[i]).toArray());
  }

  /** On straight lines between the points; where the curve stands upright, its top. */
  double straight(double at) {
    int next = 0;
    while (next < x.length && x[next] <= at) {
      next++;
    }
    if (next == x.length || x[next - 1] == at) {
      return y[next - 1];
    }
    double share = (at - x[next - 1]) / (x[next] - x[next - 1]);
    return y[next - 1] + share * (y[next] - y[next - 1]);
  }

  /** In steps: the y of the first point that is as far to the right. */
  double stepped(double at) {
    int next = 0;
    while (next < x.length - 1 && x[next] < at) {
      next++;
    }
    return y[next];
  }

  /** The mean of several curves over x from 0 to 1; those that are not defined are left out. */
  static Curve mean(List<Curve> curves, ToDoubleBiFunction<Curve, Double> value) {
    double[] x = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> (double) i / STEPS).toArray();
    double[] y =
        Arrays.stream(x)
            .map(
                at ->
                    curves.stream()
                        .filter(Curve::isDefined)
                        .mapToDouble(curve -> value.applyAsDouble(curve, at))
                        .average()
                        .orElse(Double.NaN))
            .toArray();
    return new Curve(x, y);
  }
}
