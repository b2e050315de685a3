package dev.tandem.workbench.judgement.statistics;

/**
 * What repeats share that draw training and test rows from one set, as in Nadeau and Bengio (2003),
 * "Inference for the generalization error": their metrics are correlated, so that a mean of n has a
 * larger variance than n independent ones would have.
 *
 * <pre>
 *   variance of the mean = (1/n + ρ) · s²        ρ = n₂ / n₁, rows tested on over rows trained on
 * </pre>
 *
 * <p>K folds have ρ = 1/(K − 1) where no rows are kept aside for validation.
 *
 * @param testToTraining ρ; 0 for repeats that are independent
 */
public record Resampling(double testToTraining) {
  /** All repeats have the same rows: nothing but the seed varies. */
  public static final Resampling NONE = new Resampling(0);

  public Resampling {
    if (!(testToTraining >= 0) || Double.isInfinite(testToTraining)) {
      throw new IllegalArgumentException(
          "test rows per training row: expected a number of at least 0, got " + testToTraining);
    }
  }

  /** Whether rows were drawn anew. */
  public boolean any() {
    return testToTraining > 0;
  }

  /** Returns how many times the variance of the mean is that of n independent repeats. */
  double inflation(int n) {
    return 1 + n * testToTraining;
  }

  /** Returns how many independent repeats tell as much as n of these; more than 1/ρ never do. */
  double independent(int n) {
    return n / inflation(n);
  }

  /** Returns how many independent repeats tell as much as any number of these. */
  double most() {
    return 1 / testToTraining;
  }
}
