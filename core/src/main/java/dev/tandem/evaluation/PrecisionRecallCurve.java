package dev.tandem.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision and recall at every threshold: the points of scikit-learn's {@code
 * precision_recall_curve}, from high thresholds to low ones (scikit-learn lists them the other way
 * round). Equal scores enter together, so row order never matters.
 *
 * @param points the first has an infinite threshold, recall 0 and precision 1 by convention; one
 *     follows for each distinct score. Recall is NaN without positive rows (scikit-learn: 1); if a
 *     score is NaN, there is only the first point.
 */
public record PrecisionRecallCurve(List<Point> points) {
  /**
   * What predicting positive from a score on would give.
   *
   * @param threshold a {@link Predictions#score}: for two classes a logit, not a probability
   */
  public record Point(double threshold, double precision, double recall) {}

  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /** Returns the curve of the positive class (1) of two classes. */
  public static PrecisionRecallCurve of(Predictions predictions) {
    return of(predictions, 1);
  }

  /** Returns the curve of one class against the rest. */
  public static PrecisionRecallCurve of(Predictions predictions, int positiveClass) {
    Ranking ranking = Ranking.of(predictions, positiveClass);
    List<Point> points = new ArrayList<>(ranking.size() + 1);
    points.add(new Point(Double.POSITIVE_INFINITY, 1, 0));
    for (int k = 0; k < ranking.size(); k++) {
      double hits = ranking.truePositives()[k];
      double precision = hits / (hits + ranking.falsePositives()[k]);
      points.add(new Point(ranking.thresholds()[k], precision, hits / ranking.positives()));
    }
    return new PrecisionRecallCurve(points);
  }
}
