package dev.tandem.workbench.judgement.statistics;

/**
 * Shares the difference between nothing changed and everything changed out among k changes (Shapley
 * 1953, "A value for n-person games"): each gets the mean of what it adds, over all orders in which
 * the changes can be made.
 *
 * <pre>
 *   φᵢ = Σ  |S|! · (k − |S| − 1)! / k! · (v(S ∪ {i}) − v(S))        over all S without i
 *   Σ φᵢ = v(all) − v(none)
 * </pre>
 */
public final class Shapley {
  private Shapley() {}

  /**
   * Returns each change's share.
   *
   * @param worth [2^k], the metric of each set of changes; bit i of the position says whether
   *     change i is made. A NaN makes the shares that need it NaN.
   * @throws IllegalArgumentException if the length is no power of two
   */
  public static double[] shares(double[] worth) {
    if (Integer.bitCount(worth.length) != 1) {
      throw new IllegalArgumentException(
          "worth: expected a value for each of the 2^k sets, got " + worth.length);
    }
    int changes = Integer.numberOfTrailingZeros(worth.length);
    double[] weights = weights(changes);
    double[] shares = new double[changes];
    for (int i = 0; i < changes; i++) {
      int bit = 1 << i;
      for (int set = 0; set < worth.length; set++) {
        if ((set & bit) == 0) {
          shares[i] += weights[Integer.bitCount(set)] * (worth[set | bit] - worth[set]);
        }
      }
    }
    return shares;
  }

  /** By size of the set: the share of orders in which exactly that set comes before the change. */
  private static double[] weights(int changes) {
    double[] weights = new double[changes];
    double weight = 1.0 / Math.max(1, changes);
    for (int size = 0; size < changes; size++) {
      weights[size] = weight;
      weight *= (size + 1.0) / Math.max(1, changes - size - 1);
    }
    return weights;
  }

  /**
   * Returns what each change does when it alone is made, and last what is left of the whole
   * difference: what the changes do only together.
   *
   * @param none the metric without any change
   * @param alone the metric with each change alone
   * @param all the metric with all changes
   */
  public static double[] oneAtATime(double none, double[] alone, double all) {
    double[] shares = new double[alone.length + 1];
    double left = all - none;
    for (int i = 0; i < alone.length; i++) {
      shares[i] = alone[i] - none;
      left -= shares[i];
    }
    shares[alone.length] = left;
    return shares;
  }
}
