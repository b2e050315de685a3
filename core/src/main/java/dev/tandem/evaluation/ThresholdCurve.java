package dev.tandem.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision, recall and F1 of the positive (class 1) of two classes, by the probability from which
 * on it is predicted; a quotient whose denominator is 0 counts as 0, see {@link ConfusionMatrix}.
 *
 * @param points from high thresholds to low ones, one for each distinct probability; none if a
 *     probability is NaN. Recall and F1 are 0 without positive rows.
 */
public record ThresholdCurve(List<Point> points) {
  /**
   * What predicting positive from a probability on would give.
   *
   * @param falsePositiveRate the share of negative rows predicted positive; 0 without such rows
   */
  public record Point(
      double threshold, double precision, double recall, double f1, double falsePositiveRate) {}

  public ThresholdCurve {
    points = List.copyOf(points);
  }

  /**
   * @throws IllegalArgumentException if there are not two classes
   */
  public static ThresholdCurve of(Predictions predictions) {
    Ranking ranking = Thresholds.ranking(predictions);
    List<Point> points = new ArrayList<>(ranking.size());
    for (int k = 0; k < ranking.size(); k++) {
      points.add(point(ranking, k, ranking.thresholds()[k]));
    }
    return new ThresholdCurve(points);
  }

  /**
   * At any threshold from 0 to 1: the predictions are those of the next probability from there up.
   */
  public Point at(double threshold) {
    Point found = new Point(threshold, 0, 0, 0, 0);
    for (Point point : points) {
      if (point.threshold() < threshold) {
        break;
      }
      found = point;
    }
    return new Point(
        threshold, found.precision(), found.recall(), found.f1(), found.falsePositiveRate());
  }

  private static Point point(Ranking ranking, int k, double threshold) {
    double hits = ranking.truePositives()[k];
    double alarms = ranking.falsePositives()[k];
    return new Point(
        threshold,
        quotient(hits, hits + alarms),
        quotient(hits, ranking.positives()),
        quotient(2 * hits, ranking.positives() + hits + alarms),
        quotient(alarms, ranking.negatives()));
  }

  private static double quotient(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
