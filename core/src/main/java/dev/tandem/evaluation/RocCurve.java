package dev.tandem.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * True positives against false alarms at every threshold: the points of scikit-learn's {@code
 * roc_curve} with {@code drop_intermediate=False}, from high thresholds to low ones. Equal scores
 * enter together, so row order never matters.
 *
 * @param points the first has an infinite threshold and lies at (0, 0); one follows for each
 *     distinct score. A rate whose rows are missing is NaN after the first point; if a score is
 *     NaN, there is only the first point.
 */
public record RocCurve(List<Point> points) {
  /**
   * What predicting positive from a score on would give.
   *
   * @param threshold a {@link Predictions#score}: for two classes a logit, not a probability
   * @param falsePositiveRate the share of negative rows predicted positive
   * @param truePositiveRate the share of positive rows predicted positive: recall
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  public RocCurve {
    points = List.copyOf(points);
  }

  /** Returns the curve of the positive class (1) of two classes. */
  public static RocCurve of(Predictions predictions) {
    return of(predictions, 1);
  }

  /** Returns the curve of one class against the rest. */
  public static RocCurve of(Predictions predictions, int positiveClass) {
    Ranking ranking = Ranking.of(predictions, positiveClass);
    List<Point> points = new ArrayList<>(ranking.size() + 1);
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    for (int k = 0; k < ranking.size(); k++) {
      points.add(
          new Point(
              ranking.thresholds()[k],
              (double) ranking.falsePositives()[k] / ranking.negatives(),
              (double) ranking.truePositives()[k] / ranking.positives()));
    }
    return new RocCurve(points);
  }
}
