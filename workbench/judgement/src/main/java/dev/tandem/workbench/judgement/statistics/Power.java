package dev.tandem.workbench.judgement.statistics;

import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How often paired tests would decide if the mean and the standard deviation of the differences
 * were known. Exact, by the non-central t: given {@code S = √(χ²(ν)/ν)}, ν = n − 1, each test's
 * chance is one of the normal distribution, and the mean over S is taken by Simpson's rule (Owen
 * 1965 has the same integral).
 *
 * <pre>
 *   different   E[Φ(δ − t·S) + Φ(−δ − t·S)]                       δ = mean·√n/sd, t at α/2
 *   the same    E[max(0, Φ(μ₊ − t·S) − Φ(t·S − μ₋))]     μ± = (margin ∓ mean)·√n/sd, t at α
 * </pre>
 *
 * <p>Of repeats that drew their rows from one set, √n is {@code 1/√(1/n + ρ)}; see {@link
 * Resampling}. It stays below 1/√ρ, so that there may be no number of them that decides.
 */
public final class Power {
  /** How often a test should decide before we say that so many repeats would. */
  public static final double WANTED = 0.8;

  /** Nobody is told to repeat more often. */
  public static final int MOST = 10_000;

  private static final double NEGLIGIBLE = 1e-17;
  private static final int FEW = 8; // degrees of freedom: S spreads over orders of magnitude
  private static final int PANELS_OF_FEW = 4000;
  private static final int PANELS = 1600;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Power() {}

  /**
   * The chance that the paired t-test of n pairs, two-sided at the level, finds a difference.
   *
   * @param mean of the differences
   * @param sd of the differences, above 0
   * @param n at least 2
   */
  public static double different(
      double mean, double sd, int n, double level, Resampling resampling) {
    double shift = mean / sd * Math.sqrt(resampling.independent(n));
    double t = TDistribution.of(n - 1).inverseSurvivalProbability(level / 2);
    return expected(n - 1, Double.POSITIVE_INFINITY, s -> phi(shift - t * s) + phi(-shift - t * s));
  }

  /**
   * The chance that the two one-sided tests of n pairs, each at the level, find them the same
   * within the margin.
   */
  public static double same(
      double mean, double sd, double margin, int n, double level, Resampling resampling) {
    double scale = Math.sqrt(resampling.independent(n)) / sd;
    double above = (margin - mean) * scale;
    double below = (margin + mean) * scale;
    double t = TDistribution.of(n - 1).inverseSurvivalProbability(level);
    double last = (above + below) / (2 * t); // beyond it both tests cannot reject
    return expected(n - 1, last, s -> phi(above - t * s) - phi(t * s - below));
  }

  /**
   * The smallest number of pairs with which one of the two tests decides in four cases of five, if
   * mean and standard deviation of the differences stay what they are.
   *
   * @param sd above 0
   * @return empty if it is more than {@link #MOST}, or if no number is enough
   */
  public static OptionalInt pairsToDecide(
      double mean, double sd, double margin, double level, Resampling resampling) {
    if (never(mean, sd, margin, level, resampling)) {
      return OptionalInt.empty();
    }
    boolean inside = Math.abs(mean) < margin;
    IntToDoubleFunction power =
        n -> {
          double different = different(mean, sd, n, level, resampling);
          return inside && different < WANTED
              ? Math.max(different, same(mean, sd, margin, n, level, resampling))
              : different;
        };
    int enough = 2;
    while (enough <= MOST && power.applyAsDouble(enough) < WANTED) {
      enough *= 2;
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) / 2;
      if (power.applyAsDouble(middle) < WANTED) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough > MOST ? OptionalInt.empty() : OptionalInt.of(enough);
  }

  /**
   * Whether no number of repeats decides in four cases of five, however large, since they share
   * rows: then {@code n → ∞} leaves {@code δ = mean/(sd·√ρ)} and S = 1.
   *
   * @param sd of the differences; 0 where all are equal
   */
  public static boolean never(
      double mean, double sd, double margin, double level, Resampling resampling) {
    if (!resampling.any()) {
      return false;
    }
    if (sd == 0) {
      return PairedDifferences.constantPairsToDecide(mean, margin, level, resampling).isEmpty();
    }
    double scale = Math.sqrt(resampling.most()) / sd;
    double twoSided = NORMAL.inverseSurvivalProbability(level / 2);
    double oneSided = NORMAL.inverseSurvivalProbability(level);
    double different = phi(mean * scale - twoSided) + phi(-mean * scale - twoSided);
    double same = phi((margin - mean) * scale - oneSided) - phi(oneSided - (margin + mean) * scale);
    return Math.max(different, same) < WANTED;
  }

  /** The mean of a function of S over S up to {@code last}. */
  private static double expected(int freedom, double last, DoubleUnaryOperator function) {
    ChiSquaredDistribution squares = ChiSquaredDistribution.of(freedom);
    double low = Math.sqrt(squares.inverseCumulativeProbability(NEGLIGIBLE) / freedom);
    double top = Math.sqrt(squares.inverseSurvivalProbability(NEGLIGIBLE) / freedom);
    double high = Math.min(top, last);
    if (high <= low) {
      return 0;
    }
    int panels = freedom < FEW ? PANELS_OF_FEW : PANELS;
    double sum = 0;
    for (int i = 0; i <= panels; i++) {
      double u = (double) i / panels; // S = low + (high − low)·u²: finer where S is small
      double s = low + (high - low) * u * u;
      double weight = i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2;
      double density = 2 * freedom * s * squares.density(freedom * s * s);
      sum += weight * u * density * function.applyAsDouble(s);
    }
    return 2 * (high - low) * sum / (3 * panels);
  }

  private static double phi(double x) {
    return NORMAL.cumulativeProbability(x);
  }
}
