package dev.tandem.evaluation;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All metrics of one set of estimates, each the plain mean over the outputs, as scikit-learn's
 * {@code mean_absolute_error}, {@code root_mean_squared_error} and {@code r2_score}. All are NaN
 * without rows.
 *
 * <pre>
 *   mae  = mean |z - y|     rmse = √ mean (z - y)²     r2 = 1 - Σ (z - y)² / Σ (y - mean y)²
 * </pre>
 *
 * @param rows how many were estimated
 * @param mae mean absolute error, in units of the target
 * @param rmse root of the mean squared error, in units of the target
 * @param r2 share of the variance explained; 1 is perfect, 0 as good as the rows' own mean, below 0
 *     worse. Where all actual values are equal: 1 if all are met exactly, or else 0. NaN for fewer
 *     than two rows.
 */
public record NumberMetrics(int rows, double mae, double rmse, double r2) {
  public static NumberMetrics of(Estimates estimates) {
    return new NumberMetrics(
        estimates.rows(),
        mean(estimates, output -> absolute(estimates, output) / estimates.rows()),
        mean(estimates, output -> Math.sqrt(squared(estimates, output) / estimates.rows())),
        mean(estimates, output -> r2(estimates, output)));
  }

  private static double mean(Estimates estimates, IntToDoubleFunction ofOutput) {
    double sum = 0;
    for (int output = 0; output < estimates.outputs(); output++) {
      sum += ofOutput.applyAsDouble(output);
    }
    return sum / estimates.outputs();
  }

  private static double absolute(Estimates estimates, int output) {
    return sum(estimates, row -> Math.abs(error(estimates, row, output)));
  }

  private static double squared(Estimates estimates, int output) {
    return sum(estimates, row -> square(error(estimates, row, output)));
  }

  private static double r2(Estimates estimates, int output) {
    if (estimates.rows() < 2) {
      return Double.NaN;
    }
    double mean = sum(estimates, row -> estimates.actual().get(row, output)) / estimates.rows();
    double spread = sum(estimates, row -> square(estimates.actual().get(row, output) - mean));
    double left = squared(estimates, output);
    if (spread == 0 && !Double.isNaN(left)) {
      return left == 0 ? 1 : 0;
    }
    return 1 - left / spread;
  }

  private static double error(Estimates estimates, int row, int output) {
    return estimates.predicted().get(row, output) - estimates.actual().get(row, output);
  }

  private static double sum(Estimates estimates, IntToDoubleFunction ofRow) {
    return IntStream.range(0, estimates.rows()).mapToDouble(ofRow).sum();
  }

  private static double square(double value) {
    return value * value;
  }
}
