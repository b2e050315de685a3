package dev.tandem.workbench.judgement.statistics;

import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** Exact statistics of counts. */
public final class Shares {
  private static final double COIN = 0.5;

  private Shares() {}

  /** Both ends of a 95 % interval of a share. */
  public record Interval(double low, double high) {}

  /**
   * The exact 95 % interval of a share by Clopper and Pearson (1934): it covers at least so often,
   * whatever the share.
   *
   * @param hits from 0 to trials
   * @param trials at least 1
   */
  public static Interval interval(int hits, int trials) {
    var interval =
        BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(trials, hits, Sample.LEVEL);
    return new Interval(interval.getLowerBound(), interval.getUpperBound());
  }

  /**
   * McNemar's exact test: the p-value of "both are wrong equally often", from the rows on which
   * just one of them is right; 1 where there are none.
   *
   * @param onlyA rows that just one model predicts rightly
   * @param onlyB rows that just the other predicts rightly
   */
  public static double mcNemar(int onlyA, int onlyB) {
    int rows = onlyA + onlyB;
    return rows == 0 ? 1 : BinomialTest.withDefaults().test(rows, onlyA, COIN).getPValue();
  }
}
