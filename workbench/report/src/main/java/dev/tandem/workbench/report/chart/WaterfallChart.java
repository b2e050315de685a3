package dev.tandem.workbench.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How one value becomes another, step by step.
 *
 * @param label what the values are, with their unit
 * @param steps from the first value, a step without length, to the last one
 */
public record WaterfallChart(String name, String title, String note, String label, List<Step> steps)
    implements Chart {
  public WaterfallChart {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param amount its length in words, with its interval
   * @param from where it begins
   * @param to where it ends; a total ends where it begins
   * @param low lower end of the interval of where it ends; NaN without one
   * @param high upper end
   */
  public record Step(String label, String amount, double from, double to, double low, double high) {
    /** Whether it is a value and not a step. */
    public boolean isTotal() {
      return from == to && Double.isNaN(low);
    }
  }

  /** Returns the least and the largest of all values, with some air. */
  public double[] range() {
    double[] values =
        steps.stream()
            .flatMapToDouble(one -> DoubleStream.of(one.from(), one.to(), one.low(), one.high()))
            .filter(Double::isFinite)
            .toArray();
    double least = DoubleStream.of(values).min().orElse(0);
    double largest = DoubleStream.of(values).max().orElse(1);
    double air = largest > least ? 0.06 * (largest - least) : Math.max(1e-6, 0.06 * largest);
    return new double[] {least - air, largest + air};
  }
}
