package dev.tandem.workbench.judgement.verdict;

import dev.tandem.evaluation.Predictions;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows ranked by score once, so that the areas of a resample, in which a row counts as often as it
 * was drawn, need no sorting. The definitions are those of {@link
 * dev.tandem.evaluation.AveragePrecision} and {@link dev.tandem.evaluation.RocAuc}: equal scores
 * enter together.
 */
final class WeightedRanking {
  private final int[] rows; // from high score to low
  private final boolean[] positive; // by place in the ranking
  private final boolean[] last; // by place: the next row has another score

  private WeightedRanking(int[] rows, boolean[] positive, boolean[] last) {
    this.rows = rows;
    this.positive = positive;
    this.last = last;
  }

  static WeightedRanking of(Predictions predictions, int ofClass) {
    double[] scores = new double[predictions.rows()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = predictions.score(row, ofClass) + 0.0; // −0 becomes 0
    }
    int[] rows =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -scores[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] positive = new boolean[rows.length];
    boolean[] last = new boolean[rows.length];
    for (int k = 0; k < rows.length; k++) {
      positive[k] = predictions.labels()[rows[k]] == ofClass;
      last[k] = k == rows.length - 1 || scores[rows[k]] != scores[rows[k + 1]];
    }
    return new WeightedRanking(rows, positive, last);
  }

  /** Average precision; NaN without positive rows. */
  double averagePrecision(int[] counts) {
    double sum = 0;
    long hits = 0;
    long entered = 0;
    long before = 0;
    for (int k = 0; k < rows.length; k++) {
      int count = counts[rows[k]];
      entered += count;
      hits += positive[k] ? count : 0;
      if (last[k] && hits > before) {
        sum += (hits - before) * ((double) hits / entered);
        before = hits;
      }
    }
    return sum / hits;
  }

  /** The area under the ROC curve; NaN without positive or without negative rows. */
  double rocAuc(int[] counts) {
    double wins = 0; // pairs in which the positive row ranks higher, ties half
    long hits = 0;
    long alarms = 0;
    long tiedHits = 0;
    long tiedAlarms = 0;
    for (int k = 0; k < rows.length; k++) {
      int count = counts[rows[k]];
      tiedHits += positive[k] ? count : 0;
      tiedAlarms += positive[k] ? 0 : count;
      if (last[k]) {
        wins += tiedAlarms * (hits + tiedHits / 2.0);
        hits += tiedHits;
        alarms += tiedAlarms;
        tiedHits = 0;
        tiedAlarms = 0;
      }
    }
    return wins / ((double) hits * alarms);
  }
}
