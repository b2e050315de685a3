package dev.tandem.workbench.report.chart;

import java.util.List;

/**
 * A metric against the keys that a sweep varies.
 *
 * @param metric what means are, e.g. "validation accuracy"
 * @param note what the error bars are
 * @param keys what is varied
 * @param points best first
 */
public record SweepChart(
    String name, String title, String note, String metric, List<Key> keys, List<Point> points)
    implements Chart {
  public SweepChart {
    keys = List.copyOf(keys);
    points = List.copyOf(points);
  }

  /**
   * One combination.
   *
   * @param values of the keys, as texts
   * @param mean NaN if it failed
   * @param sd standard deviation over seeds; NaN where there is one seed
   */
  public record Point(List<String> values, double mean, double sd) {
    public Point {
      values = List.copyOf(values);
    }

    public boolean failed() {
      return !Double.isFinite(mean);
    }

    /** Returns half the length of its error bar. */
    public double error() {
      return Double.isFinite(sd) ? sd : 0;
    }
  }

  /**
   * A varied key.
   *
   * @param name in full
   * @param heading the same in a word
   * @param values the different ones, in the order in which they are drawn
   */
  public record Key(String name, String heading, List<String> values) {
    public Key {
      values = List.copyOf(values);
    }
  }

  /** Returns the points with a mean, best first. */
  public List<Point> finished() {
    return points.stream().filter(point -> !point.failed()).toList();
  }

  /** Returns the note, and how many combinations failed where that cannot be seen. */
  public String noteWithFailures() {
    int failed = points.size() - finished().size();
    return failed == 0 ? note : note + "; not shown: " + failed + " that failed";
  }
}
