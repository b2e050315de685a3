package dev.tandem.datasets.source;

import dev.tandem.tensor.Draws;

/**
 * Two interleaved half circles with noise of deviation 0.2: class 0 on {@code (cos t, sin t)},
 * class 1 on {@code (1 - cos t, 1/2 - sin t)}, t uniform in [0, π).
 */
public final class MoonsSource extends TwoShapesSource {
  public MoonsSource() {
    super("moons", 0.2);
  }

  @Override
  Point point(int label, Draws draws) {
    Point circle = Point.polar(1, draws.uniform(0, Math.PI));
    return label == 0 ? circle : new Point(1 - circle.x(), 0.5 - circle.y());
  }
}
