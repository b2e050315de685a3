package dev.tandem.workbench.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines over two axes. */
public record LineChart(String name, String title, String note, Axis x, Axis y, List<Line> lines)
    implements Chart {
  public LineChart {
    lines = List.copyOf(lines);
  }

  /**
   * An axis.
   *
   * @param label what the values are, with their unit
   * @param low where it begins; NaN leaves that to the values
   * @param high where it ends; NaN leaves that to the values
   */
  public record Axis(String label, double low, double high) {
    /** Returns an axis as long as the values ask for. */
    public static Axis of(String label) {
      return new Axis(label, Double.NaN, Double.NaN);
    }

    /** Returns an axis from 0 to 1. */
    public static Axis share(String label) {
      return new Axis(label, 0, 1);
    }

    public boolean isFixed() {
      return Double.isFinite(low);
    }
  }

  /** Returns from where to where the y axis reaches: as it says, or all values with some air. */
  public double[] yRange() {
    return y.isFixed()
        ? new double[] {y.low(), y.high()}
        : ValueRange.of(
            finite(lines.stream().flatMap(line -> Stream.of(line.y(), line.low(), line.high()))));
  }

  /** Returns from where to where the x axis reaches: as it says, or from value to value. */
  double[] xRange() {
    double[] values = finite(lines.stream().map(Line::x));
    return x.isFixed()
        ? new double[] {x.low(), x.high()}
        : new double[] {
          DoubleStream.of(values).min().orElse(0), DoubleStream.of(values).max().orElse(1)
        };
  }

  private static double[] finite(Stream<double[]> all) {
    return all.flatMapToDouble(DoubleStream::of).filter(Double::isFinite).toArray();
  }

  /** Returns how many values lie inside the axes, those of reference lines not counted. */
  public long marks() {
    double[] across = xRange();
    double[] up = yRange();
    return lines.stream()
        .filter(line -> !line.isReference())
        .mapToLong(
            line ->
                IntStream.range(0, line.y().length)
                    .filter(i -> isWithin(line.x()[i], across) && isWithin(line.y()[i], up))
                    .count())
        .sum();
  }

  private static boolean isWithin(double value, double[] range) {
    return value >= range[0] && value <= range[1];
  }
}
