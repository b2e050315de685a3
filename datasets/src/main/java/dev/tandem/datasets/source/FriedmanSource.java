package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Friedman's first problem (Friedman 1991, "Multivariate adaptive regression splines"), as
 * scikit-learn's make_friedman1: ten features uniform in [0, 1), of which five count,
 *
 * <pre>
 *   y = 10 sin(π x1 x2) + 20 (x3 - 0.5)² + 10 x4 + 5 x5 + noise, normal with deviation 1
 * </pre>
 */
public final class FriedmanSource extends GeneratedSource {
  static final int DEFAULT_ROWS = 5000;
  private static final int FEATURES = 10;
  private static final double NOISE = 1;

  public FriedmanSource() {
    super("friedman", 1, DEFAULT_ROWS, new RowSize(FEATURES, 132));
  }

  @Override
  public Task task(DataSpec spec) {
    return Task.REGRESSION;
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Shuffled();
  }

  @Override
  RawRows generate(int rows, long seed) {
    float[] features = new float[FEATURES * rows];
    float[] targets = new float[rows];
    for (int row = 0; row < rows; row++) {
      Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, row));
      double[] x = IntStream.range(0, FEATURES).mapToDouble(i -> draws.uniform(0, 1)).toArray();
      for (int i = 0; i < FEATURES; i++) {
        features[row * FEATURES + i] = (float) x[i];
      }
      targets[row] = (float) (mean(x) + draws.normal(NOISE));
    }
    List<String> names = IntStream.rangeClosed(1, FEATURES).mapToObj(i -> "x" + i).toList();
    String note = "noise of deviation 1: no model can expect a test RMSE below 1";
    return new PointRows(features, names, new Targets.Values(targets, 1), List.of(note));
  }

  private static double mean(double[] x) {
    double fromMiddle = x[2] - 0.5;
    return 10 * StrictMath.sin(Math.PI * x[0] * x[1])
        + 20 * fromMiddle * fromMiddle
        + 10 * x[3]
        + 5 * x[4];
  }
}
