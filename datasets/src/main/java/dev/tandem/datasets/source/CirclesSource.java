package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;
import java.util.List;

/**
 * Two circles about the origin with noise of deviation 0.1, as they are: class 0 has radius 1,
 * class 1 radius 1/2. Classes take turns.
 */
public final class CirclesSource extends GeneratedSource {
  private static final int DEFAULT_ROWS = MoonsSource.DEFAULT_ROWS;
  private static final double NOISE = 0.1;

  public CirclesSource() {
    super("circles", 1, DEFAULT_ROWS, new RowSize(2, 36));
  }

  @Override
  RawRows generate(int rows, long seed) {
    float[] values = new float[2 * rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, row));
      labels[row] = row % 2;
      double angle = draws.uniform(0, 2 * Math.PI);
      double radius = labels[row] == 0 ? 1 : 0.5;
      values[2 * row] = (float) (radius * StrictMath.cos(angle) + draws.normal(NOISE));
      values[2 * row + 1] = (float) (radius * StrictMath.sin(angle) + draws.normal(NOISE));
    }
    return new PointRows(
        values, List.of("x", "y"), new Targets.Classes(labels, List.of("0", "1")), List.of());
  }
}
