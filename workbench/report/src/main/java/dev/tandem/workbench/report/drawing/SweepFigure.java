package dev.tandem.workbench.report.drawing;

import java.nio.file.Path;
import java.util.List;

/**
 * A figure against the keys that a sweep varies: of one key points with error bars, of two a heat
 * map where they make a grid, otherwise the combinations one below the other, best first.
 */
public final class SweepFigure {
  private static final int LETTERS_SIDE_BY_SIDE = 90;
  private static final int MOST_CELLS_A_SIDE = 12;

  private SweepFigure() {}

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

    boolean failed() {
      return !Double.isFinite(mean);
    }

    /** Half the length of its error bar. */
    double error() {
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

  /**
   * What is drawn.
   *
   * @param figure what means are, e.g. "validation accuracy"
   * @param note what the error bars are
   * @param keys what is varied
   * @param points best first
   */
  public record Content(
      String title, String figure, String note, List<Key> keys, List<Point> points) {
    public Content {
      keys = List.copyOf(keys);
      points = List.copyOf(points);
    }

    List<Point> finished() {
      return points.stream().filter(point -> !point.failed()).toList();
    }

    /** The note, and how many failed where that cannot be seen. */
    String noteWithFailures() {
      long failed = points.size() - finished().size();
      return failed == 0 ? note : note + "; not shown: " + failed + " that failed";
    }
  }

  /**
   * Draws the combinations.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void write(Path png, Content content) {
    boolean one = content.keys().size() == 1;
    if (content.finished().isEmpty()) {
      SweepDots.write(png, content); // its note says how many failed
    } else if (one && NumberAxis.fits(content.keys().get(0).values())) {
      SweepLine.write(png, content);
    } else if (one && fitSideBySide(content.keys().get(0).values())) {
      SweepCategories.write(png, content);
    } else if (isGrid(content)) {
      SweepHeatMap.write(png, content);
    } else {
      SweepDots.write(png, content);
    }
  }

  private static boolean fitSideBySide(List<String> values) {
    int longest = values.stream().mapToInt(String::length).max().orElse(0);
    return longest * values.size() <= LETTERS_SIDE_BY_SIDE;
  }

  private static boolean isGrid(Content content) {
    if (content.keys().size() != 2) {
      return false;
    }
    int rows = content.keys().get(0).values().size();
    int columns = content.keys().get(1).values().size();
    return Math.max(rows, columns) <= MOST_CELLS_A_SIDE
        && content.points().size() == rows * columns;
  }
}
