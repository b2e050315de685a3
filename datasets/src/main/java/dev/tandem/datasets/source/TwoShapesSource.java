package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;
import java.util.List;

/**
 * Points of the plane in two classes, each about a shape of its own, with noise; as they are.
 * Classes take turns.
 */
abstract class TwoShapesSource extends GeneratedSource {
  static final int DEFAULT_ROWS = 1000;

  private final double noise;

  /**
   * @param noise its deviation in either direction
   */
  TwoShapesSource(String name, double noise) {
    super(name, 1, DEFAULT_ROWS, new RowSize(2, 36));
    this.noise = noise;
  }

  /** A place. */
  record Point(double x, double y) {
    /** By angle and distance from the origin. */
    static Point polar(double radius, double angle) {
      return new Point(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    }
  }

  /** Draws a point of a class's shape. */
  abstract Point point(int label, Draws draws);

  @Override
  final RawRows generate(int rows, long seed) {
    float[] values = new float[2 * rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, row));
      labels[row] = row % 2;
      Point point = point(labels[row], draws);
      values[2 * row] = (float) (point.x() + draws.normal(noise));
      values[2 * row + 1] = (float) (point.y() + draws.normal(noise));
    }
    return new PointRows(
        values, List.of("x", "y"), new Targets.Classes(labels, List.of("0", "1")), List.of());
  }
}
