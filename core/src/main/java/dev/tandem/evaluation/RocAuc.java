package dev.tandem.evaluation;

/**
 * Area under the ROC curve: the probability that a positive row scores higher than a negative one,
 * equal scores counting half. The trapezoids of scikit-learn's {@code roc_auc_score}, summed in
 * whole numbers, so row order never matters.
 *
 * <p>From 0 to 1; rows ranked at random get 0.5. NaN where positive or negative rows are missing
 * (as in scikit-learn) and where a score is NaN (scikit-learn refuses).
 */
public final class RocAuc {
  private RocAuc() {}

  /** Returns that of the positive class (1) of two, or else the {@link #macro} average. */
  public static double of(Predictions predictions) {
    return predictions.classes() == 2 ? of(predictions, 1) : macro(predictions);
  }

  /** Returns that of one class against the rest, ranked by {@link Predictions#score}. */
  public static double of(Predictions predictions, int positiveClass) {
    return of(Ranking.of(predictions, positiveClass));
  }

  /**
   * Returns the plain mean over each class against the rest, scikit-learn's {@code
   * multi_class="ovr", average="macro"}; NaN if any class has no rows.
   */
  public static double macro(Predictions predictions) {
    return predictions.meanOverClasses(c -> of(predictions, c));
  }

  static double of(Ranking ranking) {
    long twiceTheArea = 0; // in pairs of a positive and a negative row
    long hitsBefore = 0;
    long alarmsBefore = 0;
    for (int k = 0; k < ranking.size(); k++) {
      long hits = ranking.truePositives()[k];
      long alarms = ranking.falsePositives()[k];
      twiceTheArea += (alarms - alarmsBefore) * (hits + hitsBefore);
      hitsBefore = hits;
      alarmsBefore = alarms;
    }
    return twiceTheArea / (2.0 * ranking.positives() * ranking.negatives());
  }
}
