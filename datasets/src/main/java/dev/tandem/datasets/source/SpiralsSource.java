package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;
import java.util.List;

/**
 * Two spirals about the origin with noise of deviation 0.05, as they are: radius 2 u and angle 3.5
 * π u, u uniform in [0, 1); those of class 1 are turned by π. Classes take turns.
 */
public final class SpiralsSource extends GeneratedSource {
  private static final int DEFAULT_ROWS = MoonsSource.DEFAULT_ROWS;
  private static final double NOISE = 0.05;
  private static final double RADIUS = 2;
  private static final double ANGLE = 3.5 * Math.PI;

  public SpiralsSource() {
    super("spirals", 1, DEFAULT_ROWS, new RowSize(2, 36));
  }

  @Override
  RawRows generate(int rows, long seed) {
    float[] values = new float[2 * rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, row));
      labels[row] = row % 2;
      double u = draws.uniform(0, 1);
      double radius = RADIUS * u;
      double angle = ANGLE * u + labels[row] * Math.PI;
      values[2 * row] = (float) (radius * StrictMath.cos(angle) + draws.normal(NOISE));
      values[2 * row + 1] = (float) (radius * StrictMath.sin(angle) + draws.normal(NOISE));
    }
    return new PointRows(
        values, List.of("x", "y"), new Targets.Classes(labels, List.of("0", "1")), List.of());
  }
}
