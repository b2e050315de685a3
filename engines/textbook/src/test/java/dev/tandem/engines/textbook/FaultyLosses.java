package dev.tandem.engines.textbook;

import dev.tandem.data.Targets;
import dev.tandem.tensor.Matrix;
import java.util.Arrays;

/** What goes wrong in losses. */
final class FaultyLosses {
  private FaultyLosses() {}

  /** Divides by 1. */
  static Loss sumForMean(Loss healthy) {
    return new Delegating(healthy) {
      @Override
      public double weight(Targets targets) {
        return 1;
      }
    };
  }

  /** The value is the mean, its gradient that of the sum. */
  static Loss gradientOfTheSum(Loss healthy) {
    return new Delegating(healthy) {
      @Override
      public Matrix gradient(Matrix z, Targets targets) {
        return super.gradient(z, targets).map(g -> g * weight(targets));
      }
    };
  }

  /** {@code log Σ exp(z)} as it stands, and {@code exp(z)/Σ exp(z)}. */
  static Loss withoutTheLargestTakenOut() {
    return new ClassLoss() {
      @Override
      public double value(double[] z, int y) {
        return Math.log(sum(z)) - z[y];
      }

      @Override
      public double[] gradient(double[] z, int y) {
        double sum = sum(z);
        double[] gradient = Arrays.stream(z).map(value -> Math.exp(value) / sum).toArray();
        gradient[y] -= 1;
        return gradient;
      }

      private static double sum(double[] z) {
        return Arrays.stream(z).map(Math::exp).sum();
      }
    };
  }

  private abstract static class Delegating implements Loss {
    private final Loss healthy;

    Delegating(Loss healthy) {
      this.healthy = healthy;
    }

    @Override
    public double sum(Matrix z, Targets targets) {
      return healthy.sum(z, targets);
    }

    @Override
    public double weight(Targets targets) {
      return healthy.weight(targets);
    }

    @Override
    public Matrix gradient(Matrix z, Targets targets) {
      return healthy.gradient(z, targets);
    }
  }
}
