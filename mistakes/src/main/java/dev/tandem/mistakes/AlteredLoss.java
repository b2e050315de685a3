package dev.tandem.mistakes;

import dev.tandem.data.Targets;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.tensor.Matrix;
import java.util.function.UnaryOperator;

/** A loss that does what another does; each mistake overrides where it goes wrong. */
abstract class AlteredLoss implements Loss {
  private final Loss healthy;

  AlteredLoss(Loss healthy) {
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

  /** A number by which something is multiplied, from the logits and targets of a batch. */
  interface Factor {
    double of(Matrix z, Targets targets);
  }

  /** The loss is reported as a multiple of itself. */
  static Loss reported(Loss healthy, Factor factor) {
    return new AlteredLoss(healthy) {
      @Override
      public double sum(Matrix z, Targets targets) {
        return super.sum(z, targets) * factor.of(z, targets);
      }
    };
  }

  /** The gradient is a multiple of itself. */
  static Loss differentiated(Loss healthy, Factor factor) {
    return new AlteredLoss(healthy) {
      @Override
      public Matrix gradient(Matrix z, Targets targets) {
        double by = factor.of(z, targets);
        return super.gradient(z, targets).map(g -> g * by);
      }
    };
  }

  /** Loss and gradient are multiples of themselves. */
  static Loss scaled(Loss healthy, Factor factor) {
    return differentiated(reported(healthy, factor), factor);
  }

  /** Every batch has other targets. */
  static Loss of(Loss healthy, UnaryOperator<Targets> other) {
    return new AlteredLoss(healthy) {
      @Override
      public double sum(Matrix z, Targets targets) {
        return super.sum(z, other.apply(targets));
      }

      @Override
      public double weight(Targets targets) {
        return super.weight(other.apply(targets));
      }

      @Override
      public Matrix gradient(Matrix z, Targets targets) {
        return super.gradient(z, other.apply(targets));
      }
    };
  }
}
