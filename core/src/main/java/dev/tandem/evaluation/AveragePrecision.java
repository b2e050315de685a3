package dev.tandem.evaluation;

/**
 * PR-AUC as average precision, {@code AP = Σₖ (Rₖ − Rₖ₋₁)·Pₖ}, k over distinct scores from high to
 * low, R₀ = 0: scikit-learn's {@code average_precision_score}, not the trapezoids under the PR
 * curve. Equal scores enter together, so row order never matters.
 *
 * <p>From 0 to 1; rows ranked at random get the prevalence. NaN without positive rows (scikit-learn
 * warns and returns 0) and where a score is NaN (scikit-learn refuses).
 */
public final class AveragePrecision {
  private AveragePrecision() {}

  /** Returns that of the positive class (1) of two, or else the {@link #macro} average. */
  public static double of(Predictions predictions) {
    return predictions.classes() == 2 ? of(predictions, 1) : macro(predictions);
  }

  /** Returns that of one class against the rest, ranked by {@link Predictions#score}. */
  public static double of(Predictions predictions, int positiveClass) {
    return of(Ranking.of(predictions, positiveClass));
  }

  /** Returns the plain mean over each class against the rest; NaN if any class has no rows. */
  public static double macro(Predictions predictions) {
    return predictions.meanOverClasses(c -> of(predictions, c));
  }

  static double of(Ranking ranking) {
    double sum = 0;
    int before = 0;
    for (int k = 0; k < ranking.size(); k++) {
      int hits = ranking.truePositives()[k];
      double precision = (double) hits / ((long) hits + ranking.falsePositives()[k]);
      sum += (hits - before) * precision;
      before = hits;
    }
    return sum / ranking.positives();
  }
}
