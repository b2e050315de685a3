package dev.tandem.engines.textbook;

import dev.tandem.data.Targets;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;

/**
 * A loss of numbers: a function of each difference {@code d = z - y} between an output and its
 * target. The mean is over rows and outputs.
 */
interface NumberLoss extends Loss {
  double value(double difference);

  /** The loss's slope by d, which is that by z. */
  double slope(double difference);

  @Override
  default double sum(Matrix z, Targets targets) {
    double sum = 0;
    for (double difference : differences(z, targets).values()) {
      sum += value(difference);
    }
    return sum;
  }

  @Override
  default double weight(Targets targets) {
    return numbers(targets).values().length;
  }

  @Override
  default Matrix gradient(Matrix z, Targets targets) {
    return differences(z, targets).map(this::slope);
  }

  private static Matrix differences(Matrix z, Targets targets) {
    Targets.Values y = numbers(targets);
    if (y.width() != z.cols()) {
      throw new ShapeException(
          "loss of numbers", "targets [B, " + z.cols() + "]", "[B, " + y.width() + "]");
    }
    return z.combine(
        Matrix.of(z.rows(), z.cols(), y.values()), (output, target) -> output - target);
  }

  private static Targets.Values numbers(Targets targets) {
    if (targets instanceof Targets.Values values) {
      return values;
    }
    throw new IllegalStateException("loss of numbers: expected numbers, got a class a row");
  }
}
