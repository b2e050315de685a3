package dev.tandem.workbench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines of several contenders that no eye can tell apart become one that bears all their names.
 * Drawn over each other they would mix their colours into one that belongs to nobody.
 */
public final class Coincidence {
  /** A pixel's share of an axis, more or less: 400 points on a page, twice as many on paper. */
  private static final double SEEN = 1.0 / 400;

  private final LineChart chart;
  private final double across;
  private final double up;
  private double largest;
  private boolean found;

  private Coincidence(LineChart chart) {
    this.chart = chart;
    this.across = SEEN * length(chart.xRange());
    this.up = SEEN * length(chart.yRange());
  }

  private static double length(double[] range) {
    return range[1] - range[0];
  }

  /** Returns the chart with such lines joined, and with a note that says so. */
  public static LineChart joined(LineChart chart) {
    return new Coincidence(chart).joined();
  }

  private LineChart joined() {
    List<List<Line>> groups = new ArrayList<>();
    for (Line line : chart.lines()) {
      groups.stream()
          .filter(group -> coincide(group, line))
          .findFirst()
          .orElseGet(
              () -> {
                groups.add(new ArrayList<>());
                return groups.get(groups.size() - 1);
              })
          .add(line);
    }
    List<Line> lines = groups.stream().map(this::joined).toList();
    return found
        ? new LineChart(
            chart.name(),
            chart.title(),
            (chart.note() + " " + remark()).strip(),
            chart.x(),
            chart.y(),
            lines)
        : chart;
  }

  private boolean coincide(List<Line> group, Line line) {
    Line first = group.get(0);
    return !line.isReference()
        && line.look().stroke() == first.look().stroke()
        && line.look().part() == first.look().part()
        && line.what().equals(first.what())
        && group.stream().noneMatch(own -> own.who().equals(line.who()))
        && agree(first.x(), line.x(), across)
        && agree(first.y(), line.y(), up)
        && agree(first.low(), line.low(), up)
        && agree(first.high(), line.high(), up);
  }

  /** Where one has a gap, so must the other. */
  private static boolean agree(double[] a, double[] b, double tolerance) {
    return a.length == b.length
        && IntStream.range(0, a.length)
            .allMatch(
                i ->
                    Double.isFinite(a[i]) && Double.isFinite(b[i])
                        ? Math.abs(a[i] - b[i]) <= tolerance
                        : Double.isFinite(a[i]) == Double.isFinite(b[i]));
  }

  private Line joined(List<Line> group) {
    Line first = group.get(0);
    if (group.size() == 1) {
      return first;
    }
    found = true;
    group.forEach(line -> largest = Math.max(largest, difference(first.y(), line.y())));
    return new Line(
        group.stream().map(Line::who).collect(Collectors.joining(" = ")),
        first.what(),
        first.look().sharedBy(group.size()),
        first.x(),
        first.y(),
        first.low(),
        first.high());
  }

  private static double difference(double[] a, double[] b) {
    return IntStream.range(0, a.length)
        .mapToDouble(i -> Math.abs(a[i] - b[i]))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private String remark() {
    return largest == 0
        ? "Lines drawn as one are equal."
        : "Lines drawn as one differ by at most " + Bound.of(largest) + ".";
  }
}
