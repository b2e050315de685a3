package dev.tandem.evaluation;

import java.util.Arrays;

/**
 * Rows ranked by score, from high to low, one entry for each distinct score: what PR and ROC curves
 * are made of. Equal scores enter together (−0 equals 0), so row order never matters.
 *
 * <pre>
 *   entry k: truePositives[k]   positive rows with a score of thresholds[k] or more
 *            falsePositives[k]  negative rows with a score of thresholds[k] or more
 * </pre>
 *
 * Without entries if there are no rows, or if a score is NaN: such rows have no rank.
 */
record Ranking(double[] thresholds, int[] truePositives, int[] falsePositives) {

  /** Ranks rows by {@link Predictions#score}, those labelled with the class being the positives. */
  static Ranking of(Predictions predictions, int positiveClass) {
    double[] scores = new double[predictions.rows()];
    boolean[] positive = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = predictions.score(row, positiveClass);
      positive[row] = predictions.labels()[row] == positiveClass;
    }
    return of(scores, positive);
  }

  static Ranking of(double[] scores, boolean[] positive) {
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      return new Ranking(new double[0], new int[0], new int[0]);
    }
    double[] positives = sorted(scores, positive, true);
    double[] negatives = sorted(scores, positive, false);
    double[] thresholds = descending(scores);
    int[] truePositives = new int[thresholds.length];
    int[] falsePositives = new int[thresholds.length];
    int hits = 0;
    int alarms = 0;
    for (int k = 0; k < thresholds.length; k++) {
      hits = enter(positives, hits, thresholds[k]);
      alarms = enter(negatives, alarms, thresholds[k]);
      truePositives[k] = hits;
      falsePositives[k] = alarms;
    }
    return new Ranking(thresholds, truePositives, falsePositives);
  }

  /** How many of the ascending scores reach the threshold, if at least {@code entered} do. */
  private static int enter(double[] ascending, int entered, double threshold) {
    int count = entered;
    while (count < ascending.length && ascending[ascending.length - 1 - count] >= threshold) {
      count++;
    }
    return count;
  }

  private static double[] sorted(double[] scores, boolean[] positive, boolean wanted) {
    double[] chosen = new double[scores.length];
    int count = 0;
    for (int row = 0; row < scores.length; row++) {
      if (positive[row] == wanted) {
        chosen[count++] = scores[row];
      }
    }
    double[] ascending = Arrays.copyOf(chosen, count);
    Arrays.sort(ascending);
    return ascending;
  }

  private static double[] descending(double[] scores) {
    // + 0.0 turns −0 into 0
    double[] ascending = Arrays.stream(scores).map(score -> score + 0.0).sorted().toArray();
    double[] distinct = new double[ascending.length];
    int count = 0;
    for (int i = ascending.length - 1; i >= 0; i--) {
      if (count == 0 || ascending[i] != distinct[count - 1]) {
        distinct[count++] = ascending[i];
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  int size() {
    return thresholds.length;
  }

  /** All positive rows; 0 in an empty ranking. */
  int positives() {
    return size() == 0 ? 0 : truePositives[size() - 1];
  }

  /** All negative rows; 0 in an empty ranking. */
  int negatives() {
    return size() == 0 ? 0 : falsePositives[size() - 1];
  }
}
