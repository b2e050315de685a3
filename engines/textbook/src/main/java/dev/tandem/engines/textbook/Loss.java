package dev.tandem.engines.textbook;

import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;

/** How wrong logits are, row by row, and which way is better. */
interface Loss {
  /** The loss of one row; z is its logits, y its class. */
  double value(double[] z, int y);

  /** The loss's gradient by the row's logits. */
  double[] gradient(double[] z, int y);

  /** The sum of the loss over rows. */
  default double sum(Matrix logits, int[] labels) {
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      sum += value(logits.row(row), labels[row]);
    }
    return sum;
  }

  /**
   * dZ [B, outputs]: every row's gradient, times the factor (1/B for the mean over the batch, 1 for
   * the sum).
   */
  default Matrix gradient(Matrix logits, int[] labels, double factor) {
    Matrix dz = Matrix.zeros(logits.rows(), logits.cols());
    for (int row = 0; row < labels.length; row++) {
      double[] gradient = gradient(logits.row(row), labels[row]);
      for (int col = 0; col < gradient.length; col++) {
        dz.set(row, col, factor * gradient[col]);
      }
    }
    return dz;
  }

  /** What every row's gradient is multiplied by in a batch of so many rows. */
  static double factor(LossSpec spec, int rows) {
    return spec.reduction() == Reduction.MEAN ? 1.0 / rows : 1;
  }

  static Loss of(LossSpec spec) {
    return spec.accept(
        new LossSpec.Visitor<>() {
          @Override
          public Loss softmaxCrossEntropy(SoftmaxCrossEntropy ignored) {
            return new SoftmaxCrossEntropyLoss();
          }

          @Override
          public Loss binaryCrossEntropy(BinaryCrossEntropy ignored) {
            return new BinaryCrossEntropyLoss();
          }

          @Override
          public Loss meanSquaredError(LossSpec.MeanSquaredError spec) {
            throw SpecException.unsupported("textbook", "loss", spec.name());
          }

          @Override
          public Loss meanAbsoluteError(LossSpec.MeanAbsoluteError spec) {
            throw SpecException.unsupported("textbook", "loss", spec.name());
          }

          @Override
          public Loss huber(LossSpec.Huber spec) {
            throw SpecException.unsupported("textbook", "loss", spec.name());
          }
        });
  }
}
