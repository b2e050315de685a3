package dev.tandem.engines.textbook;

import dev.tandem.data.Targets;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;

/**
 * How wrong a batch's outputs Z [B, outputs] are, and which way is better: a {@link ClassLoss} or a
 * {@link NumberLoss}.
 */
public interface Loss {
  /** The sum over rows, and outputs if these are numbers. */
  double sum(Matrix z, Targets targets);

  /** What the sum is divided by for the mean. */
  double weight(Targets targets);

  /** The sum's gradient by Z, [B, outputs]. */
  Matrix gradient(Matrix z, Targets targets);

  static Loss of(LossSpec spec) {
    return spec.accept(
        new LossSpec.Visitor<>() {
          @Override
          public Loss softmaxCrossEntropy(SoftmaxCrossEntropy spec) {
            return new SoftmaxCrossEntropyLoss(spec);
          }

          @Override
          public Loss binaryCrossEntropy(BinaryCrossEntropy spec) {
            return new BinaryCrossEntropyLoss(spec.positiveWeight().value().orElseThrow());
          }

          @Override
          public Loss meanSquaredError(MeanSquaredError spec) {
            return new SquaredErrorLoss();
          }

          @Override
          public Loss meanAbsoluteError(MeanAbsoluteError spec) {
            return new AbsoluteErrorLoss();
          }

          @Override
          public Loss huber(Huber spec) {
            return new HuberLoss(spec.delta());
          }
        });
  }
}
