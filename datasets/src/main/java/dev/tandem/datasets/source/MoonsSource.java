package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.datasets.Draws;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.List;

/**
 * Two interleaved half circles with noise of deviation 0.2, as they are: class 0 on {@code (cos t,
 * sin t)}, class 1 on {@code (1 - cos t, 1/2 - sin t)}, t uniform in [0, π). Classes take turns.
 */
public final class MoonsSource implements Source {
  static final int DEFAULT_ROWS = 1000;
  private static final double NOISE = 0.2;

  @Override
  public String name() {
    return "moons";
  }

  @Override
  public boolean generated() {
    return true;
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Stratified();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.noColumns(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    return "moons/1 " + spec.rows().orElse(DEFAULT_ROWS) + " " + spec.seed();
  }

  @Override
  public RawRows load(DataSpec spec) {
    int rows = spec.rows().orElse(DEFAULT_ROWS);
    float[] values = new float[2 * rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      Draws draws = new Draws(CounterRandom.of(spec.seed(), Purpose.GENERATOR, row));
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
