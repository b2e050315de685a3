package dev.tandem.workbench.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
public final class Ticks {
  private Ticks() {}

  /** Returns round numbers from one end to the other, at most so many. */
  public static List<BigDecimal> between(double low, double high, int most) {
    BigDecimal step = exact((high - low) / most);
    List<BigDecimal> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step.doubleValue() - 1e-9);
    for (long i = first; i * step.doubleValue() <= high + 1e-9 * (high - low); i++) {
      ticks.add(step.multiply(BigDecimal.valueOf(i)));
    }
    return ticks;
  }

  /** Returns 1, 2 or 5 times a power of ten, not below the given step. */
  public static double step(double least) {
    return exact(least).doubleValue();
  }

  private static BigDecimal exact(double least) {
    int power = (int) Math.floor(Math.log10(least));
    for (int digit : new int[] {1, 2, 5}) {
      BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
      if (step.doubleValue() >= least) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }
}
