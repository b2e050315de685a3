package dev.tandem.workbench.judgement.statistics;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Bootstrap over rows that both models predicted (Efron 1979): rows are drawn with replacement, the
 * same ones for both models, and the difference is taken anew each time. The 95 % interval goes
 * from the 2.5 % to the 97.5 % quantile of these differences, with numpy's linear quantiles.
 *
 * <p>Draw i of resample r is {@code CounterRandom.of(seed, RESAMPLING, r).below(i, rows)}: the same
 * seed gives the same interval on every machine.
 */
public final class PairedBootstrap {
  private static final double[] ENDS = {Sample.LEVEL / 2, 1 - Sample.LEVEL / 2};

  private final int rows;
  private final int resamples;
  private final long seed;

  /**
   * @param rows at least 1
   * @param resamples at least 1
   */
  public PairedBootstrap(int rows, int resamples, long seed) {
    this.rows = rows;
    this.resamples = resamples;
    this.seed = seed;
  }

  /**
   * The interval of a difference.
   *
   * @param difference of both models, where row i counts as often as the i-th of the numbers says;
   *     resamples for which it is NaN are left out
   * @return both ends; NaN if the difference is NaN always
   */
  public Shares.Interval interval(ToDoubleFunction<int[]> difference) {
    double[] differences = new double[resamples];
    int count = 0;
    for (int resample = 0; resample < resamples; resample++) {
      double value = difference.applyAsDouble(counts(resample));
      if (!Double.isNaN(value)) {
        differences[count++] = value;
      }
    }
    double[] ends =
        Quantile.withDefaults()
            .with(EstimationMethod.HF7)
            .evaluateRange(differences, 0, count, ENDS);
    return new Shares.Interval(ends[0], ends[1]);
  }

  private int[] counts(int resample) {
    CounterRandom random = CounterRandom.of(seed, Purpose.RESAMPLING, resample);
    int[] counts = new int[rows];
    for (int i = 0; i < rows; i++) {
      counts[random.below(i, rows)]++;
    }
    return counts;
  }
}
