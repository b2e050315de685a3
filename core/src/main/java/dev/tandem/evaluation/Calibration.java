package dev.tandem.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of the rows given 0.8, 80 % should turn out so.
 *
 * <pre>
 *   Brier score                 mean over rows of (p − y)²; of more than two classes, the sum over classes
 *   expected calibration error  Σ_bins rows(bin)/N · |share(bin) − probability(bin)|
 * </pre>
 *
 * <p>Of two classes p is the probability of the positive one (1), and a bin's share that of
 * positive rows: scikit-learn's {@code calibration_curve} and {@code brier_score_loss}. Of more
 * classes p is that of the class predicted, and the share that of rows hit (Guo et al. 2017, "On
 * Calibration of Modern Neural Networks"). Bins are equally wide and closed above, as scikit-learn
 * has them.
 *
 * @param bins from 0 to 1, those without rows included
 * @param brier lower is better; NaN without rows, or if a probability is NaN
 * @param expectedError from 0 to 1, lower is better; NaN where {@code brier} is
 */
public record Calibration(List<Bin> bins, double brier, double expectedError) {
  /** How many bins a reliability diagram has. */
  public static final int BINS = 10;

  /**
   * Rows whose probabilities are close to each other.
   *
   * @param probability their mean; NaN without rows
   * @param share of them that turned out so; NaN without rows
   */
  public record Bin(int rows, double probability, double share) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /** With {@link #BINS} bins. */
  public static Calibration of(Predictions predictions) {
    int[] rows = new int[BINS];
    double[] probabilities = new double[BINS];
    double[] hits = new double[BINS];
    double squares = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      int told = predictions.classes() == 2 ? 1 : predictions.predicted(row);
      double probability = predictions.probability(row, told);
      int bin = bin(probability);
      rows[bin]++;
      probabilities[bin] += probability;
      hits[bin] += predictions.labels()[row] == told ? 1 : 0;
      squares += squares(predictions, row);
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(rows[i], probabilities[i] / rows[i], hits[i] / rows[i]));
      error += Math.abs(hits[i] - probabilities[i]);
    }
    return new Calibration(bins, squares / predictions.rows(), error / predictions.rows());
  }

  private static double squares(Predictions predictions, int row) {
    int label = predictions.labels()[row];
    if (predictions.classes() == 2) {
      double miss = predictions.probability(row, 1) - label;
      return miss * miss;
    }
    double sum = 0;
    for (int c = 0; c < predictions.classes(); c++) {
      double miss = predictions.probability(row, c) - (label == c ? 1 : 0);
      sum += miss * miss;
    }
    return sum;
  }

  /** The first bin whose upper edge is not below the probability; edges as numpy's linspace. */
  private static int bin(double probability) {
    int bin = 0;
    while (bin < BINS - 1 && probability > (bin + 1) * (1.0 / BINS)) {
      bin++;
    }
    return bin;
  }
}
