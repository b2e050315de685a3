package dev.tandem.datasets.source;

import dev.tandem.tensor.Draws;

/**
 * Two spirals about the origin with noise of deviation 0.05: radius 2 u and angle 3.5 π u, u
 * uniform in [0, 1); those of class 1 are turned by π.
 */
public final class SpiralsSource extends TwoShapesSource {
  private static final double RADIUS = 2;
  private static final double ANGLE = 3.5 * Math.PI;

  public SpiralsSource() {
    super("spirals", 0.05);
  }

  @Override
  Point point(int label, Draws draws) {
    double u = draws.uniform(0, 1);
    return Point.polar(RADIUS * u, ANGLE * u + label * Math.PI);
  }
}
