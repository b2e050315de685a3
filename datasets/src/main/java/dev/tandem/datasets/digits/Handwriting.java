package dev.tandem.datasets.digits;

import dev.tandem.datasets.digits.DigitShape.Point;
import dev.tandem.tensor.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * One hand's way of distorting a shape: every point moves a little for itself, then all of them
 * turn, lean, grow and shift together, {@code p' = A·(p - centre) + shift}.
 */
final class Handwriting {
  private static final double JITTER = 3.8; // of a point, in units of a shape 100 high
  private static final double TURN = 0.16; // radians
  private static final double PIXELS_PER_UNIT = 0.195;

  private final Draws draws;
  private final double xx;
  private final double xy;
  private final double yx;
  private final double yy;
  private final double shiftX;
  private final double shiftY;

  /**
   * @param side of the page in pixels; the digit comes to stand about its middle
   */
  Handwriting(Draws draws, int side) {
    this.draws = draws;
    double angle = draws.normal(TURN);
    double lean = draws.normal(0.2);
    double width = PIXELS_PER_UNIT * draws.uniform(0.72, 1.12);
    double height = PIXELS_PER_UNIT * draws.uniform(0.82, 1.08);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    xx = cos * width;
    xy = (-sin - cos * lean) * height;
    yx = sin * width;
    yy = (cos - sin * lean) * height;
    shiftX = (side - 1) / 2.0 + draws.normal(1.1);
    shiftY = (side - 1) / 2.0 + draws.normal(1.1);
  }

  /** The points of a stroke as this hand writes them, in pixels. */
  List<Point> write(List<Point> stroke) {
    List<Point> written = new ArrayList<>();
    for (int i = 0; i < stroke.size(); i++) {
      boolean corner = i > 0 && stroke.get(i).equals(stroke.get(i - 1));
      written.add(corner ? written.get(i - 1) : place(stroke.get(i)));
    }
    return written;
  }

  private Point place(Point point) {
    double x = point.x() - 50 + draws.normal(JITTER);
    double y = point.y() - 50 + draws.normal(JITTER);
    return new Point(xx * x + xy * y + shiftX, yx * x + yy * y + shiftY);
  }
}
