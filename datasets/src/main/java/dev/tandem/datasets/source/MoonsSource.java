package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;
import java.util.List;

/**
 * Two interleaved half circles with noise of deviation 0.2, as they are: class 0 on {@code (cos t,
 * sin t)}, class 1 on {@code (1 - cos t, 1/2 - sin t)}, t uniform in [0, π). Classes take turns.
 */
public final class MoonsSource extends GeneratedSource {
  static final int DEFAULT_ROWS = 1000;
  private static final double NOISE = 0.2;

  public MoonsSource() {
    super("moons", 1, DEFAULT_ROWS, new RowSize(2, 36));
  }

  @Override
  RawRows generate(int rows, long seed) {
    float[] values = new float[2 * rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, row));
      double t = draws.uniform(0, Math.PI);
      double x = StrictMath.cos(t);
      double y = StrictMath.sin(t);
      labels[row] = row % 2;
      values[2 * row] = (float) ((labels[row] == 0 ? x : 1 - x) + draws.normal(NOISE));
      values[2 * row + 1] = (float) ((labels[row] == 0 ? y : 0.5 - y) + draws.normal(NOISE));
    }
    return new PointRows(
        values, List.of("x", "y"), new Targets.Classes(labels, List.of("0", "1")), List.of());
  }
}
