package dev.tandem.workbench.report.chart;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/** From where to where an axis reaches. */
final class ValueRange {
  private ValueRange() {}

  /**
   * All values with some air, but not below 0 nor above 1 if none of them is: no loss is negative
   * and no share above 1. From 0 where the values span most of that anyway.
   *
   * @param finite values; without any it is 0 to 1
   */
  static double[] of(double[] finite) {
    DoubleSummaryStatistics values = Arrays.stream(finite).summaryStatistics();
    if (values.getCount() == 0) {
      return new double[] {0, 1};
    }
    double span = values.getMax() - values.getMin();
    double level = Math.max(Math.abs(values.getMax()) * 0.05, 1e-3); // rounding should look flat
    double air = Math.max(span * 0.05, level - span / 2);
    double low = values.getMin() - air;
    double high = values.getMax() + air;
    if (values.getMin() >= 0 && (low < 0 || values.getMin() < 0.4 * values.getMax())) {
      low = 0;
    }
    return new double[] {low, values.getMax() <= 1 ? Math.min(high, 1) : high};
  }
}
