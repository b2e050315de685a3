package dev.tandem.evaluation;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Chooses from which probability on the positive (class 1) of two classes is predicted.
 *
 * <p>Only probabilities that occur among the rows are tried: the answers change nowhere else. Of
 * equally good thresholds the highest is chosen, which answers positive least often. Where there is
 * nothing to choose by, because no row is positive or a probability is NaN, it is {@link #USUAL}.
 */
public final class Thresholds {
  /** Half: the likelier class is answered. */
  public static final double USUAL = 0.5;

  private Thresholds() {}

  /** The threshold of the best F1, see {@link ConfusionMatrix}. */
  public static double bestF1(Predictions predictions) {
    Ranking ranking = ranking(predictions);
    return best(
        ranking,
        k ->
            2.0
                * ranking.truePositives()[k]
                / ((double) ranking.positives()
                    + ranking.truePositives()[k]
                    + ranking.falsePositives()[k]));
  }

  /**
   * The highest threshold that finds this share of the positives or more.
   *
   * @param recall above 0, at most 1
   */
  public static double atRecall(Predictions predictions, double recall) {
    Ranking ranking = ranking(predictions);
    return best(
        ranking, k -> (double) ranking.truePositives()[k] / ranking.positives() >= recall ? 1 : 0);
  }

  /**
   * The threshold of the lowest cost. If none costs less than to answer negative always, it lies
   * just above the highest probability.
   *
   * @param falsePositive what a negative row costs that is answered positive
   * @param falseNegative what a positive row costs that is answered negative
   */
  public static double lowestCost(
      Predictions predictions, double falsePositive, double falseNegative) {
    Ranking ranking = ranking(predictions);
    IntToDoubleFunction saving = // over always answering negative
        k ->
            falseNegative * ranking.truePositives()[k]
                - falsePositive * ranking.falsePositives()[k];
    boolean saves = IntStream.range(0, ranking.size()).mapToDouble(saving).anyMatch(s -> s > 0);
    return saves || ranking.positives() == 0
        ? best(ranking, saving)
        : Math.nextUp(ranking.thresholds()[0]);
  }

  private static double best(Ranking ranking, IntToDoubleFunction metric) {
    if (ranking.positives() == 0) {
      return USUAL;
    }
    int best = 0;
    for (int k = 1; k < ranking.size(); k++) {
      best = metric.applyAsDouble(k) > metric.applyAsDouble(best) ? k : best;
    }
    return ranking.thresholds()[best];
  }

  /** By the probability of class 1. */
  static Ranking ranking(Predictions predictions) {
    if (predictions.classes() != 2) {
      throw new IllegalArgumentException(
          "threshold: expected two classes, got " + predictions.classes());
    }
    double[] probabilities = new double[predictions.rows()];
    boolean[] positive = new boolean[predictions.rows()];
    for (int row = 0; row < probabilities.length; row++) {
      probabilities[row] = predictions.probability(row, 1);
      positive[row] = predictions.labels()[row] == 1;
    }
    return Ranking.of(probabilities, positive);
  }
}
