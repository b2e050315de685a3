package dev.tandem.datasets.digits;

import dev.tandem.datasets.digits.DigitShape.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The smooth curve through a stroke's points (uniform Catmull-Rom), as a polyline. A point that
 * stands twice in a row is a corner: the curve ends there and another begins.
 */
final class Curve {
  private static final int STEPS = 5; // pieces from one point to the next

  private Curve() {}

  static List<Point> through(List<Point> points) {
    List<Point> line = new ArrayList<>();
    line.add(points.get(0));
    int from = 0;
    for (int i = 1; i < points.size(); i++) {
      if (i == points.size() - 1 || points.get(i).equals(points.get(i + 1))) {
        appendSmooth(points.subList(from, i + 1), line);
        from = i + 1;
      }
    }
    return line;
  }

  private static void appendSmooth(List<Point> points, List<Point> line) {
    int last = points.size() - 1;
    for (int i = 0; i < last; i++) {
      Point before = points.get(Math.max(i - 1, 0));
      Point after = points.get(Math.min(i + 2, last));
      for (int step = 1; step <= STEPS; step++) {
        line.add(between(before, points.get(i), points.get(i + 1), after, step / (double) STEPS));
      }
    }
  }

  private static Point between(Point a, Point b, Point c, Point d, double t) {
    return new Point(blend(a.x(), b.x(), c.x(), d.x(), t), blend(a.y(), b.y(), c.y(), d.y(), t));
  }

  private static double blend(double a, double b, double c, double d, double t) {
    double cubic = 3 * (b - c) + d - a;
    double square = 2 * a - 5 * b + 4 * c - d;
    return b + 0.5 * t * (c - a + t * (square + t * cubic));
  }
}
