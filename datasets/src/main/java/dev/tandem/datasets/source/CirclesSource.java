package dev.tandem.datasets.source;

import dev.tandem.tensor.Draws;

/**
 * Two circles about the origin with noise of deviation 0.1: class 0 has radius 1, class 1 radius
 * 1/2.
 */
public final class CirclesSource extends TwoShapesSource {
  public CirclesSource() {
    super("circles", 0.1);
  }

  @Override
  Point point(int label, Draws draws) {
    return Point.polar(label == 0 ? 1 : 0.5, draws.uniform(0, 2 * Math.PI));
  }
}
