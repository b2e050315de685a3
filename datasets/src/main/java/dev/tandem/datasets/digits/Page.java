package dev.tandem.datasets.digits;

import dev.tandem.datasets.digits.DigitShape.Point;
import java.util.Arrays;
import java.util.List;

/**
 * A small grey page that a round pen draws on. It keeps every pixel's squared distance to the
 * nearest line; ink follows from it: full within the pen's radius, none a pixel further out, linear
 * between (which is anti-aliasing enough).
 */
final class Page {
  private final int side;
  private final double[] squaredDistance;

  Page(int side) {
    this.side = side;
    this.squaredDistance = new double[side * side];
    Arrays.fill(squaredDistance, Double.POSITIVE_INFINITY);
  }

  /** Draws a polyline in pixels; {@code reach} is the distance up to which pixels will be asked. */
  void draw(List<Point> line, double reach) {
    for (int i = 1; i < line.size(); i++) {
      draw(line.get(i - 1), line.get(i), reach);
    }
  }

  private void draw(Point a, Point b, double reach) {
    int left = pixel(Math.min(a.x(), b.x()) - reach);
    int right = pixel(Math.max(a.x(), b.x()) + reach);
    int top = pixel(Math.min(a.y(), b.y()) - reach);
    int bottom = pixel(Math.max(a.y(), b.y()) + reach);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        int i = y * side + x;
        squaredDistance[i] = Math.min(squaredDistance[i], squaredDistance(a, b, x, y));
      }
    }
  }

  private int pixel(double position) {
    return (int) Math.max(0, Math.min(side - 1, Math.floor(position)));
  }

  private static double squaredDistance(Point a, Point b, double x, double y) {
    double alongX = b.x() - a.x();
    double alongY = b.y() - a.y();
    double length = alongX * alongX + alongY * alongY;
    double share =
        length == 0 ? 0 : ((x - a.x()) * alongX + (y - a.y()) * alongY) / length; // where on ab
    double nearest = Math.max(0, Math.min(1, share));
    double dx = x - a.x() - nearest * alongX;
    double dy = y - a.y() - nearest * alongY;
    return dx * dx + dy * dy;
  }

  /** Ink at a pixel, 0 to 1, of a pen with the radius in pixels. */
  double ink(int pixel, double radius) {
    double depth = radius + 0.5 - Math.sqrt(squaredDistance[pixel]);
    return Math.max(0, Math.min(1, depth));
  }
}
