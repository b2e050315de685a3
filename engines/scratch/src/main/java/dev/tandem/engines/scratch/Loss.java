package dev.tandem.engines.scratch;

import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.SpecException;

/** How wrong a row's logits are, and which way is better. */
interface Loss {
  /**
   * The loss of one row.
   *
   * @param z its logits
   * @param y its class
   * @param factor that the gradient is multiplied by
   * @param dz gets the gradient by the logits
   */
  double value(float[] z, int y, float factor, float[] dz);

  /** Whether the row's class is the one answered. */
  boolean correct(float[] z, int y);

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
            throw SpecException.unsupported("scratch", "loss", spec.name());
          }

          @Override
          public Loss meanAbsoluteError(LossSpec.MeanAbsoluteError spec) {
            throw SpecException.unsupported("scratch", "loss", spec.name());
          }

          @Override
          public Loss huber(LossSpec.Huber spec) {
            throw SpecException.unsupported("scratch", "loss", spec.name());
          }
        });
  }

  /** {@code log Σ exp(z) - z_y}; the gradient is softmax(z) less one for the class. */
  final class SoftmaxCrossEntropyLoss implements Loss {
    @Override
    public double value(float[] z, int y, float factor, float[] dz) {
      double max = Double.NEGATIVE_INFINITY;
      for (float logit : z) {
        max = Math.max(max, logit);
      }
      double sum = 0;
      for (float logit : z) {
        sum += StrictMath.exp(logit - max);
      }
      double logSumExp = max + StrictMath.log(sum);
      for (int k = 0; k < z.length; k++) {
        dz[k] = factor * (float) (StrictMath.exp(z[k] - logSumExp) - (k == y ? 1 : 0));
      }
      return logSumExp - z[y];
    }

    @Override
    public boolean correct(float[] z, int y) {
      int best = 0;
      for (int k = 1; k < z.length; k++) {
        best = z[k] > z[best] ? k : best;
      }
      return best == y;
    }
  }

  /** {@code log(1 + exp(z)) - y·z}; the gradient is sigmoid(z) - y. */
  final class BinaryCrossEntropyLoss implements Loss {
    @Override
    public double value(float[] z, int y, float factor, float[] dz) {
      double logit = z[0];
      dz[0] = factor * (float) (1 / (1 + StrictMath.exp(-logit)) - y);
      return Math.max(logit, 0) - y * logit + StrictMath.log1p(StrictMath.exp(-Math.abs(logit)));
    }

    @Override
    public boolean correct(float[] z, int y) {
      return (z[0] > 0 ? 1 : 0) == y;
    }
  }
}
